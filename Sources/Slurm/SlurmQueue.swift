private import Glibc

/// What Slurm says of all jobs of this user, in one answer.
package struct SlurmQueue: Equatable, Sendable {
  /// A job of an array.
  package struct Entry: Equatable, Sendable {
    /// The number of the array, `12` of `12_3`.
    package let number: String
    /// The index in it.
    let index: Int
    /// The name, which is that of its array.
    let name: String
    package let state: JobState
    /// Why it waits, or why it ended, in Slurm's words.
    package let reason: String
  }

  /// The jobs of arrays; others are not ours.
  let entries: [Entry]
  /// How many jobs wait or run, ours and others.
  package let openCount: Int

  /// Reads an answer in the format below; lines that are not in it are passed over.
  package init(_ text: String) {
    var entries: [Entry] = []
    var openCount = 0
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "|", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
      guard fields.count == 4 else { continue }
      let state = JobState(fields[2])
      if !state.isEnd { openCount += 1 }
      let id = fields[0].split(separator: "_").map(String.init)
      guard id.count == 2, let index = Int(id[1]) else { continue }
      entries.append(Entry(number: id[0], index: index, name: fields[1], state: state, reason: fields[3]))
    }
    (self.entries, self.openCount) = (entries, openCount)
  }

  /// The job of an array.
  package func entry(of array: String, _ index: Int) -> Entry? {
    entries.first { $0.name == array && $0.index == index }
  }

  /// This user, for every version of Slurm: `--me` is not known to all.
  static let user = "\(getuid())"

  /// All states, since those of jobs that have ended tell why; a line for each job of an array.
  static let arguments = ["--user=\(user)", "--noheader", "--states=all", "--array", "--format=%i|%j|%T|%r"]
}

/// What Slurm says of a job.
package enum JobState: Equatable, Sendable {
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
