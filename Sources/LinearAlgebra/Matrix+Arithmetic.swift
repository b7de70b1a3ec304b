private import Requirements

extension Matrix {
  /// The entrywise sum of two matrices of one shape.
  public static func + (a: Matrix, b: Matrix) -> Matrix { a.combined(with: b, "add") { $0 + $1 } }

  /// The entrywise difference of two matrices of one shape.
  public static func - (a: Matrix, b: Matrix) -> Matrix { a.combined(with: b, "subtract") { $0 - $1 } }

  /// The matrix with every entry multiplied by a number.
  public static func * (factor: Scalar, a: Matrix) -> Matrix { a.map { factor * $0 } }

  /// The matrix with a function applied to every entry.
  public func map(_ transform: (Scalar) -> Scalar) -> Matrix {
    Matrix(rows: rows, columns: columns, elements: elements.map(transform))
  }

  /// The sum of each column.
  public var columnSums: [Scalar] {
    var sums = [Scalar](repeating: 0, count: columns)
    for i in 0..<rows { for j in 0..<columns { sums[j] += elements[i * columns + j] } }
    return sums
  }

  /// The mean of each column; zeros for a matrix without rows.
  public var columnMeans: [Scalar] { columnSums.map { rows == 0 ? 0 : $0 / Scalar(rows) } }

  /// The matrix with a vector added to each row.
  public func addingToRows(_ shift: [Scalar]) -> Matrix {
    require(shift.count == columns, "cannot add \(shift.count) numbers to the rows of \(shape)")
    var result = self
    for i in 0..<rows { for j in 0..<columns { result.elements[i * columns + j] += shift[j] } }
    return result
  }

  /// The matrix with its column means subtracted, so that every column sums to zero.
  public var centred: Matrix { addingToRows(columnMeans.map { -$0 }) }

  private func combined(with b: Matrix, _ verb: String, _ operation: (Scalar, Scalar) -> Scalar) -> Matrix {
    require(rows == b.rows && columns == b.columns, "cannot \(verb) \(shape) and \(b.shape)")
    return Matrix(rows: rows, columns: columns, elements: zip(elements, b.elements).map(operation))
  }
}
