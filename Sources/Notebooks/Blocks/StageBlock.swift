public import Parameters

/// A block that declares a stage, or with a sweep as many stages as the sweep has members.
public struct StageBlock: Equatable, Sendable {
  /// The name, unique among the stages, figures and tables of the notebook.
  public let name: String
  /// Where the block begins: its fence.
  public let location: SourceLocation
  /// The kind, `run:`.
  public let kind: Word
  /// The stages whose artifacts it reads, `from:`, in that order.
  public let upstream: [Source]
  /// What it is run for, `for each:`; empty for a single stage.
  public internal(set) var sweep: [SweepAxis]
  /// The swept names that stay apart where a sweep upstream is gathered, `per:`.
  public let per: [Word]
  /// What it needs of a machine, `resources:`; never in a key.
  public let resources: Resources
  /// Where they stand; nil where the block names none.
  public let resourcesLocation: SourceLocation?
  /// All else: the parameters of the kind, in the order written, overrides in place.
  public internal(set) var parameters: [ParameterEntry]

  /// The keys that belong to the notebook, not to the kind.
  package static let ownKeys = ["run", "from", "for each", "per", "resources"]
}

/// A parameter with the values that a sweep gives it.
public struct SweepAxis: Equatable, Sendable {
  /// The parameter.
  public let name: Word
  /// The values, ranges written out; at least one, no two alike.
  public let values: [ParameterValue]
}
