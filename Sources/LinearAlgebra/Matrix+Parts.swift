private import Requirements

extension Matrix {
  /// The identity, n×n.
  public static func identity(_ n: Int) -> Matrix { diagonal([Scalar](repeating: 1, count: n)) }

  /// The square matrix with these values on its diagonal and zeros elsewhere.
  public static func diagonal(_ values: [Scalar]) -> Matrix {
    var result = Matrix(rows: values.count, columns: values.count)
    for (i, value) in values.enumerated() { result[i, i] = value }
    return result
  }

  /// The entries (i, i).
  public var diagonal: [Scalar] { (0..<min(rows, columns)).map { self[$0, $0] } }

  /// The transpose, columns×rows, copied square by square, so that a cache line is read and written once.
  public var transposed: Matrix {
    @specialized(where Scalar == Double)
    @specialized(where Scalar == Float)
    get {
      let side = 32
      var result = Matrix(rows: columns, columns: rows)
      for top in stride(from: 0, to: rows, by: side) {
        for left in stride(from: 0, to: columns, by: side) {
          for j in left..<min(left + side, columns) {
            for i in top..<min(top + side, rows) { result.elements[j * rows + i] = elements[i * columns + j] }
          }
        }
      }
      return result
    }
  }

  /// Row i as an array.
  public func row(_ i: Int) -> [Scalar] {
    require((0..<rows).contains(i), "\(shape) has no row \(i)")
    return Array(elements[i * columns..<(i + 1) * columns])
  }

  /// Column j as an array.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func column(_ j: Int) -> [Scalar] {
    require((0..<columns).contains(j), "\(shape) has no column \(j)")
    return (0..<rows).map { self[$0, j] }
  }

  /// The rows of a range, as a matrix of their own.
  public func rows(_ range: Range<Int>) -> Matrix {
    require(range.lowerBound >= 0 && range.upperBound <= rows, "\(shape) has no rows \(range)")
    return Matrix(
      rows: range.count, columns: columns,
      elements: Array(elements[range.lowerBound * columns..<range.upperBound * columns]))
  }

  /// The named rows, in the order given; a row may occur more than once.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func rows(at indices: [Int]) -> Matrix {
    require(indices.allSatisfy { (0..<rows).contains($0) }, "\(shape) has not all the rows that are asked for")
    var picked: [Scalar] = []
    picked.reserveCapacity(indices.count * columns)
    for i in indices { picked.append(contentsOf: elements[i * columns..<(i + 1) * columns]) }
    return Matrix(rows: indices.count, columns: columns, elements: picked)
  }

  /// The named columns, in the order given.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func columns(at indices: [Int]) -> Matrix {
    require(indices.allSatisfy { (0..<columns).contains($0) }, "\(shape) has no columns \(indices)")
    var picked: [Scalar] = []
    picked.reserveCapacity(rows * indices.count)
    for i in 0..<rows { for j in indices { picked.append(self[i, j]) } }
    return Matrix(rows: rows, columns: indices.count, elements: picked)
  }

  /// The columns of several matrices of equally many rows, side by side.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public static func joinedColumns(_ parts: [Matrix]) -> Matrix {
    let rows = parts.first?.rows ?? 0
    require(parts.allSatisfy { $0.rows == rows }, "matrices side by side must have equally many rows")
    let columns = parts.reduce(0) { $0 + $1.columns }
    var joined: [Scalar] = []
    joined.reserveCapacity(rows * columns)
    for i in 0..<rows {
      for part in parts { joined.append(contentsOf: part.elements[i * part.columns..<(i + 1) * part.columns]) }
    }
    return Matrix(rows: rows, columns: columns, elements: joined)
  }
}
