/// What a kind says of one of its parameters: the one declaration that reading, lists and documents come from.
public struct ParameterDeclaration: Equatable, Sendable {
  /// The name, such as `epochs`.
  public let name: String
  /// What it is, in a sentence; empty where the kind does not say.
  public let about: String
  /// What it must be: `a whole number, at least 1`.
  public let type: String
  /// The default in canonical spelling; nil where there is none.
  public let standard: String?
  /// Whether it may be left out although it has no default.
  public let isOptional: Bool
  /// Where it can be given only beside certain others, which: `where 'activation' is 'leaky-relu'`.
  public let condition: String?

  /// In a line: `epochs: a whole number, at least 1; by default 400`.
  public var line: String {
    let standard = standard.map { "; by default \($0.isEmpty ? "''" : $0)" } ?? ""
    return "\(name): \(type)" + standard + (isOptional ? "; may be left out" : "")
      + (condition.map { "; only \($0)" } ?? "")
  }
}
