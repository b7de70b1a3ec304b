public import Requirements

/// A dense matrix of `Float` or `Double`, stored by rows without gaps.
///
/// Points are rows: N points of D features are an N×D matrix.
public struct Matrix<Scalar: MatrixScalar>: Equatable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The entries row by row; entry (i, j) is at `i * columns + j`.
  public var elements: [Scalar]

  /// Creates a matrix from its entries, row by row.
  @inlinable
  public init(rows: Int, columns: Int, elements: [Scalar]) {
    require(rows >= 0 && columns >= 0, "a matrix cannot be \(rows)×\(columns)")
    require(
      elements.count == rows * columns, "\(rows)×\(columns) needs \(rows * columns) entries, not \(elements.count)")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// Creates a matrix that holds one value everywhere.
  @inlinable
  public init(rows: Int, columns: Int, repeating value: Scalar = 0) {
    self.init(rows: rows, columns: columns, elements: [Scalar](repeating: value, count: rows * columns))
  }

  /// Creates a matrix from its rows, which must be equally long.
  @inlinable
  public init(_ rows: [[Scalar]]) {
    let columns = rows.first?.count ?? 0
    require(rows.allSatisfy { $0.count == columns }, "the rows of a matrix must be equally long")
    self.init(rows: rows.count, columns: columns, elements: rows.flatMap { $0 })
  }

  /// "3×4".
  @inlinable
  public var shape: String { "\(rows)×\(columns)" }

  /// Entry (i, j).
  @inlinable
  public subscript(row: Int, column: Int) -> Scalar {
    get { elements[row * columns + column] }
    set { elements[row * columns + column] = newValue }
  }
}
