/// The files that a stage puts out, by name: bytes that it made, and files that it read and puts out as they are.
public struct StageOutput: Sendable {
  /// What it made.
  public var contents: [String: [UInt8]]
  /// What it read: by the name in its output, the name of the file in its node. The store keeps where such a file lies, and
  /// makes no copy of it.
  public var asRead: [String: String]

  /// Creates an output; no name is in both.
  public init(_ contents: [String: [UInt8]], asRead: [String: String] = [:]) {
    self.contents = contents
    self.asRead = asRead
  }
}

extension StageOutput: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, [UInt8])...) {
    self.init(Dictionary(uniqueKeysWithValues: elements))
  }
}
