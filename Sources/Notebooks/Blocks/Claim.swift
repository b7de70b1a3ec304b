public import Parameters

/// A line of a `claims` block: what a value must be.
public struct Claim: Equatable, Sendable {
  /// The value.
  public let reference: Reference
  /// What it must be.
  public let condition: Condition
  /// The claim as written, without its comment.
  public let text: String
  /// The comment on its line.
  public let comment: String?
  /// Where it stands.
  public let location: SourceLocation

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
