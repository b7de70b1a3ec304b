/// All that a report says: a value made of artifacts only, without clock, host or absolute path.
public struct Report: Equatable, Sendable {
  /// A part of the notebook's own story.
  public enum Part: Equatable, Sendable {
    /// Markdown of the notebook, its references resolved.
    case prose([ResolvedPiece])
    /// The stage of this name, in place of its block.
    case stage(String)
    /// A figure.
    case figure(FigureResult)
    /// A table.
    case table(TableResult)
  }

  /// The title.
  public var title: String
  /// The question it answers, for the index.
  public var question: String?
  /// The answer, in two sentences; empty where the notebook gives none.
  public var answer: [ResolvedPiece]
  /// The name of the figure that stands at the head.
  public var picture: String?
  /// The name of the notebook, such as `pinwheel`.
  public var name: String
  /// The notebook as a link from the report, `../../Pipelines/pinwheel.md`; nil where no link leads there.
  public var notebookLink: String?
  /// The profile.
  public var profile: String
  /// The claims with their verdicts, in the order of the notebook.
  public var claims: [ClaimResult]
  /// What the stages warn of, a sentence each.
  public var warnings: [String]
  /// Our numbers beside the paper's.
  public var headline: [HeadlineResult]
  /// The story, in the order of the notebook.
  public var body: [Part]
  /// The stages, in the order of the notebook.
  public var stages: [StageResult]
  /// The values of the members of sweeps, for the appendix.
  public var memberTables: [TableResult]
  /// The commands that make the report again.
  public var reproduce: [String]

  /// Creates a report.
  public init(
    title: String, question: String? = nil, answer: [ResolvedPiece] = [], picture: String? = nil, name: String,
    notebookLink: String?, profile: String,
    claims: [ClaimResult] = [], warnings: [String] = [], headline: [HeadlineResult] = [], body: [Part] = [],
    stages: [StageResult] = [],
    memberTables: [TableResult] = [], reproduce: [String] = []
  ) {
    self.title = title
    self.question = question
    self.answer = answer
    self.picture = picture
    self.name = name
    self.notebookLink = notebookLink
    self.profile = profile
    self.claims = claims
    self.warnings = warnings
    self.headline = headline
    self.body = body
    self.stages = stages
    self.memberTables = memberTables
    self.reproduce = reproduce
  }
}
