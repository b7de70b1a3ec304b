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
