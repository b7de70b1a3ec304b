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

  /// What is claimed; empty where the notebook has only the expression.
  public var sentence: [ResolvedPiece]
  /// The expression as written.
  public var text: String
  /// The stage that the value is of.
  public var stage: String?
  /// The value that was found, as shown; empty where there is none.
  public var observed: String
  /// The verdict.
  public var verdict: Verdict
  /// What the notebook notes of it.
  public var comment: String?

  /// Creates it.
  public init(
    sentence: [ResolvedPiece] = [], text: String, stage: String? = nil, observed: String, verdict: Verdict,
    comment: String? = nil
  ) {
    self.sentence = sentence
    self.text = text
    self.stage = stage
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
  /// Its interval, as shown.
  public var interval: ResolvedPiece?
  /// What it is where there is nothing to find.
  public var chance: ResolvedPiece?
  /// The paper's, as printed.
  public var paper: String?
  /// Where the paper prints it.
  public var source: String?
  /// What the reader should know of the difference.
  public var note: String?

  /// Creates it.
  public init(
    what: String, ours: ResolvedPiece, interval: ResolvedPiece? = nil, chance: ResolvedPiece? = nil,
    paper: String? = nil, source: String? = nil, note: String? = nil
  ) {
    self.what = what
    self.ours = ours
    self.interval = interval
    self.chance = chance
    self.paper = paper
    self.source = source
    self.note = note
  }
}
