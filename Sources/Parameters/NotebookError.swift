/// What is wrong in a notebook, where, and what would be right.
public struct NotebookError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Where.
  public let location: SourceLocation
  /// What is wrong and what would be right; lower-case, with names in quotes.
  public let message: String

  /// Creates an error.
  public init(_ message: String, at location: SourceLocation) {
    self.location = location
    self.message = message
  }

  /// `file:line:column: message`.
  public var description: String { "\(location): \(message)" }
}

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
