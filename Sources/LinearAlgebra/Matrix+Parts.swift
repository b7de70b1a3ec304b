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

  /// The transpose, columns×rows.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for i in 0..<rows { for j in 0..<columns { result.elements[j * rows + i] = elements[i * columns + j] } }
    return result
  }

  /// Row i as an array.
  public func row(_ i: Int) -> [Scalar] { Array(elements[i * columns..<(i + 1) * columns]) }

  /// Column j as an array.
  public func column(_ j: Int) -> [Scalar] { (0..<rows).map { self[$0, j] } }

  /// The rows of a range, as a matrix of their own.
  public func rows(_ range: Range<Int>) -> Matrix {
    Matrix(
      rows: range.count, columns: columns,
      elements: Array(elements[range.lowerBound * columns..<range.upperBound * columns]))
  }

  /// The named rows, in the order given; a row may occur more than once.
  public func rows(at indices: [Int]) -> Matrix {
    var picked: [Scalar] = []
    picked.reserveCapacity(indices.count * columns)
    for i in indices { picked.append(contentsOf: elements[i * columns..<(i + 1) * columns]) }
    return Matrix(rows: indices.count, columns: columns, elements: picked)
  }

  /// The named columns, in the order given.
  public func columns(at indices: [Int]) -> Matrix {
    var picked: [Scalar] = []
    picked.reserveCapacity(rows * indices.count)
    for i in 0..<rows { for j in indices { picked.append(self[i, j]) } }
    return Matrix(rows: rows, columns: indices.count, elements: picked)
  }

  /// The columns of several matrices of equally many rows, side by side.
  public static func joinedColumns(_ parts: [Matrix]) -> Matrix {
    let rows = parts.first?.rows ?? 0
    require(parts.allSatisfy { $0.rows == rows }, "matrices side by side must have equally many rows")
    var joined: [Scalar] = []
    for i in 0..<rows { for part in parts { joined += part.row(i) } }
    return Matrix(rows: rows, columns: parts.reduce(0) { $0 + $1.columns }, elements: joined)
  }
}
