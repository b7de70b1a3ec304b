internal import Workflow

/// What is done about a job that ended, or vanished, without its stage's record.
enum JobRecovery: Equatable, Sendable {
  /// It is submitted again and goes on from its checkpoint, where there is one.
  case goOn(because: String)
  /// The same, and it counts: this may not happen again and again.
  case tryAgain(because: String)
  /// The same with more memory.
  case giveMemory(because: String)
  /// The stage has failed.
  case fail(String)
}

extension JobRecovery {
  /// How a job ended.
  enum End: Equatable, Sendable {
    /// As Slurm says.
    case state(JobState, reason: String)
    /// It saved its state and ended before its time was up.
    case interrupted
    /// Slurm knows it no more, and it left no record.
    case lost
  }

  /// All that the choice depends on.
  struct Case: Equatable, Sendable {
    let end: End
    /// `12_3`; empty where nobody knows it.
    let job: String
    let resources: JobResources
    /// Where the resources stand, such as `Pipelines/pinwheel.md:83`.
    let origin: String
    /// Whether the stage has a checkpoint.
    let hasCheckpoint: Bool
    /// Whether that is another one than when the job was submitted.
    let hasAdvanced: Bool
    /// How often the stage was submitted again and it counted.
    let retries: Int
    /// Whether the site gives more memory to a job that ran out of it, and this one has not had it yet.
    let mayGrow: Bool
  }

  /// Chooses.
  init(_ this: Case) {
    let name = this.job.isEmpty ? "its job" : "job \(this.job)"
    switch this.end {
    case .interrupted, .state(.timedOut, _): self = Self.outOfTime(this, name)
    case .state(.outOfMemory, _):
      let words = "\(name) ran out of its memory\(this.resources.memoryInWords)"
      let advice = "raise 'memory' in its resources (\(this.origin))"
      self = this.mayGrow ? .giveMemory(because: words) : .fail("\(words); \(advice)")
    case .state(.preempted, _): self = Self.noFault(this, "\(name) was preempted")
    case .state(.nodeFailed, _): self = Self.noFault(this, "the node of \(name) failed")
    case .lost: self = Self.noFault(this, "\(name) vanished from Slurm's queue and left no record")
    case .state(.cancelled, _): self = .fail("\(name) was cancelled; run again to submit it anew")
    case .state(.completed, _):
      self = .fail(
        "\(name) ended well, but its record cannot be seen here; is the store on a file system that this machine "
          + "shares with the cluster's nodes?")
    case .state(_, let reason):
      self = .fail("\(name) failed (\(reason)) before the stage could say why; its log and what it printed may tell")
    }
  }

  private static func outOfTime(_ this: Case, _ name: String) -> JobRecovery {
    let words = "\(name) reached its time limit\(this.resources.timeInWords)"
    let advice = "raise 'time' in its resources (\(this.origin))"
    if this.hasAdvanced { return .goOn(because: words) }
    if this.hasCheckpoint { return .fail("\(words) without getting any further than the job before it; \(advice)") }
    return .fail("\(words) and had saved no state to go on from; \(advice)")
  }

  private static func noFault(_ this: Case, _ words: String) -> JobRecovery {
    if this.hasAdvanced { return .goOn(because: words) }
    if this.retries < SlurmSettings.resubmissions { return .tryAgain(because: words) }
    return .fail("\(words), like the \(this.retries) before it; ask whoever keeps the cluster, then run again")
  }
}
