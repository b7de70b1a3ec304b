public import Parameters

/// An item of a `claims` block: what a value must be, and what that says.
public struct Claim: Equatable, Sendable {
  /// The value.
  public let reference: Reference
  /// What it must be.
  public let condition: Condition
  /// What it claims, as a sentence; nil where only the expression is written.
  public let sentence: InlineText?
  /// The expression as written, without its comment.
  public let text: String
  /// The note of the claim, or the comment on its line.
  public let comment: String?
  /// Where it stands.
  public let location: SourceLocation
  /// The profiles that it is made of, as `claims=standard` says; empty for all of them.
  public let profiles: [Word]

  /// What a value must be.
  public enum Condition: Equatable, Sendable {
    /// `>=`
    case atLeast(Double)
    /// `<=`
    case atMost(Double)
    /// `>`
    case above(Double)
    /// `<`
    case below(Double)
    /// `==`, exactly: a number, a word, true or false.
    case equal(NotebookValue)
    /// `within [a, b]`, both ends included.
    case within(Double, Double)
  }
}

extension Claim {
  /// Whether it is made of a profile: what a long fit shows, a quick one need not.
  func isMade(of profile: String) -> Bool { profiles.isEmpty || profiles.contains { $0.text == profile } }
}
