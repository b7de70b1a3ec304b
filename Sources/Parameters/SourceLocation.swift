/// A place in a text file; lines and columns count from one.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
  /// The file as the user would name it, such as `Pipelines/pinwheel.md`.
  public let file: String
  /// The line.
  public let line: Int
  /// The column, in characters.
  public let column: Int

  /// Creates a location.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// `file:line:column`.
  public var description: String { "\(file):\(line):\(column)" }
}
