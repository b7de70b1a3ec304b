/// Why a file's arrays make no decoder, and what would.
public struct DecoderFileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file as the user would name it.
  public let file: String
  /// What is wrong and what would be right; lower-case.
  public let message: String

  /// Creates an error.
  public init(_ message: String, in file: String) {
    self.file = file
    self.message = message
  }

  /// `decoder.pt: message`.
  public var description: String { "\(file): \(message)" }
}
