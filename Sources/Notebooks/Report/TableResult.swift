/// A table as the report shows it.
public struct TableResult: Equatable, Sendable {
  /// The name.
  public var name: String
  /// What stands under it.
  public var caption: [ResolvedPiece]
  /// The heads of the columns.
  public var headers: [TableBlock.Header]
  /// The rows, each a text for every column.
  public var rows: [[String]]
  /// What it was made from.
  public var sources: [Provenance]

  /// Creates it.
  public init(
    name: String, caption: [ResolvedPiece], headers: [TableBlock.Header], rows: [[String]], sources: [Provenance]
  ) {
    self.name = name
    self.caption = caption
    self.headers = headers
    self.rows = rows
    self.sources = sources
  }
}
