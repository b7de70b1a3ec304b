/// What Slurm says of all jobs of this user, in one answer.
struct SlurmQueue: Equatable, Sendable {
  /// A job of an array.
  struct Job: Equatable, Sendable {
    /// The number of the array, `12` of `12_3`.
    let job: String
    /// The index in it.
    let index: Int
    /// The name, which is that of its batch.
    let name: String
    let state: JobState
    /// Why it waits, or why it ended, in Slurm's words.
    let reason: String
  }

  /// The jobs of arrays; others are not ours.
  let jobs: [Job]

  /// Reads an answer in the format below; lines that are not in it are passed over.
  init(_ text: String) {
    jobs = text.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "|", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 4 else { return nil }
      let id = fields[0].split(separator: "_").map(String.init)
      guard id.count == 2, let index = Int(id[1]) else { return nil }
      return Job(job: id[0], index: index, name: fields[1], state: JobState(fields[2]), reason: fields[3])
    }
  }

  /// The job of a batch.
  func job(of batch: String, _ index: Int) -> Job? { jobs.first { $0.name == batch && $0.index == index } }
}

extension SlurmQueue {
  /// All states, since those of jobs that have ended tell why; a line for each job of an array.
  private static let arguments = ["--me", "--noheader", "--states=all", "--array", "--format=%i|%j|%T|%r"]

  /// Asks Slurm; blocks. An empty answer is an answer: it counts against a job only together with others.
  static func ask(_ slurm: Slurm) -> Result<SlurmQueue, SlurmSilence> {
    switch slurm.run("squeue", arguments) {
    case .failure(let error): return .failure(SlurmSilence(words: "\(error)"))
    case .success(let outcome):
      if outcome.status == 0 { return .success(SlurmQueue(outcome.output)) }
      let words = outcome.errors.words
      if !words.isEmpty { return .failure(SlurmSilence(words: words)) }
      return .failure(SlurmSilence(words: outcome.status == nil ? "it took too long" : "it said nothing"))
    }
  }
}

/// Slurm could not be asked.
struct SlurmSilence: Error, Equatable, Sendable {
  let words: String
}

/// What Slurm says of a job.
enum JobState: Equatable, Sendable {
  case waiting, running
  case completed, failed, timedOut, preempted, nodeFailed, outOfMemory, cancelled

  /// Reads Slurm's word; one that is not known is no end.
  init(_ word: String) {
    switch word {
    case "PENDING", "CONFIGURING", "REQUEUED", "REQUEUE_HOLD", "REQUEUE_FED", "RESV_DEL_HOLD", "SPECIAL_EXIT":
      self = .waiting
    case "COMPLETED": self = .completed
    case "FAILED": self = .failed
    case "TIMEOUT", "DEADLINE": self = .timedOut
    case "PREEMPTED": self = .preempted
    case "NODE_FAIL", "BOOT_FAIL", "REVOKED": self = .nodeFailed
    case "OUT_OF_MEMORY": self = .outOfMemory
    case _ where word.hasPrefix("CANCELLED"): self = .cancelled
    default: self = .running
    }
  }

  /// Whether the job has ended.
  var isEnd: Bool { self != .waiting && self != .running }
}
