/// A text that equals another only where their bytes do, as names of files, values of sweeps and headers do.
///
/// Two Swift strings are equal where Unicode holds them for the same text, such as `é` in one scalar and in two. A file
/// system tells them apart, and so must all that names a thing of the user's.
public struct Spelling: Hashable, Comparable, Sendable {
  /// The text.
  public let text: String

  /// Creates a spelling.
  public init(_ text: String) { self.text = text }

  public static func == (a: Spelling, b: Spelling) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }
  public static func < (a: Spelling, b: Spelling) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }

  public func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(UInt8.max)  // stands in no UTF-8
  }
}
