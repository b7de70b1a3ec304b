/// What is wrong in a file, where, and what would be right.
public struct FormatError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A place in a file.
  public enum Place: Equatable, Sendable {
    /// An offset in bytes, from zero.
    case byte(Int)
    /// A line and a column in characters, both from one.
    case text(line: Int, column: Int)
  }

  /// The file as the user would name it.
  public let file: String
  /// Where in the file.
  public let place: Place
  /// What is wrong and what would be right; lower-case.
  public let message: String

  /// Creates an error.
  public init(_ message: String, in file: String, at place: Place) {
    self.file = file
    self.place = place
    self.message = message
  }

  /// `codes.npy: byte 128: message`, or `codes.csv:3:7: message`.
  public var description: String {
    switch place {
    case .byte(let offset): "\(file): byte \(offset): \(message)"
    case .text(let line, let column): "\(file):\(line):\(column): \(message)"
    }
  }

  /// A number of a file as messages write it: a NaN without its sign, which depends on the processor that made it.
  package static func written(_ number: some BinaryFloatingPoint) -> String { number.isNaN ? "nan" : "\(number)" }
}
