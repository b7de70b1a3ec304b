public import Requirements

extension Matrix {
  /// The entrywise sum of two matrices of one shape.
  @inlinable
  public static func + (a: Matrix, b: Matrix) -> Matrix { a.combined(with: b, "add") { $0 + $1 } }

  /// The entrywise difference of two matrices of one shape.
  @inlinable
  public static func - (a: Matrix, b: Matrix) -> Matrix { a.combined(with: b, "subtract") { $0 - $1 } }

  /// The matrix with every entry multiplied by a number.
  @inlinable
  public static func * (factor: Scalar, a: Matrix) -> Matrix { a.map { factor * $0 } }

  /// The matrix with a function applied to every entry.
  @inlinable
  public func map(_ transform: (Scalar) -> Scalar) -> Matrix {
    Matrix(rows: rows, columns: columns, elements: elements.map(transform))
  }

  /// The matrix with its column means subtracted, so that every column sums to zero.
  public var centred: Matrix { addingToRows(columnMeans.map { -$0 }) }

  /// The mean of each column; zeros for a matrix without rows.
  public var columnMeans: [Scalar] { columnSums.map { rows == 0 ? 0 : $0 / Scalar(rows) } }

  /// The sum of each column, in parts, so that the rounding of a long `Float` column stays small.
  public var columnSums: [Scalar] {
    @specialized(where Scalar == Double)
    @specialized(where Scalar == Float)
    get {
      let part = 256
      var sums = [Scalar](repeating: 0, count: columns)
      for start in stride(from: 0, to: rows, by: part) {
        var partial = [Scalar](repeating: 0, count: columns)
        for i in start..<min(start + part, rows) {
          for j in 0..<columns { partial[j] += elements[i * columns + j] }
        }
        for j in 0..<columns { sums[j] += partial[j] }
      }
      return sums
    }
  }

  /// The matrix with a vector added to each row.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func addingToRows(_ shift: [Scalar]) -> Matrix {
    require(shift.count == columns, "cannot add \(shift.count) numbers to the rows of \(shape)")
    var result = self
    for i in 0..<rows { for j in 0..<columns { result.elements[i * columns + j] += shift[j] } }
    return result
  }

  @inlinable
  func combined(with b: Matrix, _ verb: String, _ operation: (Scalar, Scalar) -> Scalar) -> Matrix {
    require(rows == b.rows && columns == b.columns, "cannot \(verb) \(shape) and \(b.shape)")
    return Matrix(rows: rows, columns: columns, elements: zip(elements, b.elements).map(operation))
  }
}
