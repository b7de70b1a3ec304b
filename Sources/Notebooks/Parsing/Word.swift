public import Parameters

/// A word of a notebook, with the place where it stands.
public struct Word: Equatable, Sendable {
  /// The word.
  public let text: String
  /// Where it stands.
  public let location: SourceLocation

  /// Creates a word.
  public init(_ text: String, at location: SourceLocation) {
    self.text = text
    self.location = location
  }

  /// Whether a text is lower-case words of letters and digits, joined by hyphens: `fit-vade`.
  static func isKebab(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, isLetter(first) else { return false }
    return !text.hasSuffix("-") && !text.contains("--")
      && text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") }
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
}
