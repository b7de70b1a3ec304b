/// A value that someone wrote into a notebook, with the place where it stands.
public struct ParameterValue: Equatable, Sendable {
  /// What was written.
  public indirect enum Content: Equatable, Sendable {
    /// A word or a number, as it was written; quoted is true where it was in quotation marks.
    case scalar(String, quoted: Bool)
    /// A list.
    case list([ParameterValue])
    /// Names with values, in the order written.
    case map([ParameterEntry])
  }

  /// What was written.
  public let content: Content
  /// Where it stands.
  public let location: SourceLocation

  /// Creates a value.
  public init(_ content: Content, at location: SourceLocation) {
    self.content = content
    self.location = location
  }
}

/// A name with its value in a map.
public struct ParameterEntry: Equatable, Sendable {
  /// The name.
  public let name: String
  /// Where the name stands.
  public let location: SourceLocation
  /// The value.
  public let value: ParameterValue

  /// Creates an entry.
  public init(name: String, at location: SourceLocation, value: ParameterValue) {
    self.name = name
    self.location = location
    self.value = value
  }
}
