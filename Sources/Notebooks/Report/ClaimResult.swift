/// A claim with its verdict.
public struct ClaimResult: Equatable, Sendable {
  /// Whether it holds.
  public enum Verdict: Equatable, Sendable {
    /// It does.
    case holds
    /// It does not.
    case fails
    /// Nobody knows, for this reason.
    case unknown(String)
  }

  /// The claim as written.
  public var text: String
  /// The value that was found, as shown; empty where there is none.
  public var observed: String
  /// The verdict.
  public var verdict: Verdict
  /// The comment beside the claim.
  public var comment: String?

  /// Creates it.
  public init(text: String, observed: String, verdict: Verdict, comment: String? = nil) {
    self.text = text
    self.observed = observed
    self.verdict = verdict
    self.comment = comment
  }
}

/// One of our numbers beside the paper's.
public struct HeadlineResult: Equatable, Sendable {
  /// What is measured.
  public var what: String
  /// Our value, as shown.
  public var ours: ResolvedPiece
  /// The paper's, as printed.
  public var paper: String?
  /// Where the paper prints it.
  public var source: String?
  /// What the reader should know of the difference.
  public var note: String?

  /// Creates it.
  public init(what: String, ours: ResolvedPiece, paper: String? = nil, source: String? = nil, note: String? = nil) {
    self.what = what
    self.ours = ours
    self.paper = paper
    self.source = source
    self.note = note
  }
}
