/// How a run ended, stage by stage.
public struct RunSummary: Sendable {
  /// How a stage ended.
  public enum Outcome: Equatable, Sendable {
    /// Its outputs were there; running it had taken so many seconds.
    case cached(seconds: Double)
    /// It ran for so many seconds.
    case ran(seconds: Double)
    /// It threw.
    case failed(message: String, logTail: [String])
    /// A stage that it needs failed.
    case skipped(because: StageID)
    /// The run ended before its turn.
    case notRun
  }

  /// A stage with its outcome.
  public struct Stage: Sendable {
    /// Which stage.
    public let id: StageID
    /// How it ended.
    public let outcome: Outcome
    /// Its key; nil where the run did not come to know it.
    public let key: Key?
    /// Its outputs; nil where it has none.
    public let outputs: OutputFiles?
  }

  /// The stages of the run, each after all that it reads.
  public let stages: [Stage]
  /// Whether the run was cancelled.
  public let wasCancelled: Bool
  /// How long the run took, in seconds.
  public let seconds: Double
  /// The manifests that the run wrote, or found unchanged, one a notebook.
  public let runs: [RunManifest]

  /// How many stages go on elsewhere; a later run takes their results.
  public let detachedCount: Int

  private let places: [StageID: Int]

  init(stages: [Stage], wasCancelled: Bool, seconds: Double, runs: [RunManifest], detachedCount: Int) {
    self.detachedCount = detachedCount
    (self.stages, self.wasCancelled, self.seconds, self.runs) = (stages, wasCancelled, seconds, runs)
    places = Dictionary(stages.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// Whether every stage has its outputs.
  public var isComplete: Bool { stages.allSatisfy { $0.outputs != nil } }

  /// The entry of a stage.
  public subscript(id: StageID) -> Stage? { places[id].map { stages[$0] } }
}
