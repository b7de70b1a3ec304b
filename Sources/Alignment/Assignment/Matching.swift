/// Rows matched to columns, each used at most once.
public struct Matching: Equatable, Sendable {
  /// A row and its column.
  public struct Pair: Equatable, Sendable {
    /// The row.
    public let row: Int
    /// The column.
    public let column: Int

    /// Creates a pair.
    public init(row: Int, column: Int) {
      self.row = row
      self.column = column
    }
  }

  /// The column of each row; nil for the rows left over where there are more rows than columns.
  public let columns: [Int?]
  /// The sum of the costs of the matched pairs, added in the order of rows.
  public let total: Double

  /// Creates a matching.
  public init(columns: [Int?], total: Double) {
    self.columns = columns
    self.total = total
  }

  /// The matched pairs in the order of rows.
  public var pairs: [Pair] {
    columns.enumerated().compactMap { row, column in column.map { Pair(row: row, column: $0) } }
  }
}
