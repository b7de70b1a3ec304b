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
    let standard =
      standard.map { $0.isEmpty ? "''" : type.hasPrefix("a number") ? plainNumber($0) : $0 }
      .map { "; by default \($0)" } ?? ""
    return "\(name): \(type)" + standard + (isOptional ? "; may be left out" : "")
      + (condition.map { "; only \($0)" } ?? "")
  }
}

/// A number as a person writes it: `0.5`, `1000000`, `1e-6`; of a number, or of its canonical spelling.
func plainNumber<Number>(_ number: Number) -> String {
  let text = "\(number)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text.replacing("e-0", with: "e-").replacing("e+", with: "e")
}
