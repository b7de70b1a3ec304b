public import Workflow

/// How Slurm is used at a place. Nothing of it is in a key.
public struct SlurmSettings: Sendable {
  /// What jobs get where their stage says nothing.
  public var resources = JobResources()
  /// The account that pays.
  public var account: String?
  /// Further options of `sbatch`, as they are.
  public var options: [String] = []
  /// Variables that a job gets from here, beside those that every job gets.
  public var environment: [String] = []
  /// Shell lines before the program, such as `module load …`; each command must succeed.
  public var setup: String?
  /// How many jobs of a sweep run at once, at most.
  public var atOnce: Int?
  /// By what the memory of a job that ran out of it grows for its one retry; without it there is none.
  public var memoryFactor: Double?
  /// The folder of `sbatch`, `squeue` and `scancel`; nil to search the path.
  public var commands: String?
  /// The program that jobs run.
  public var program = "/proc/self/exe"
  /// Where each of these was set, by the site file's name for it, such as `site.yaml:7` for `setup`; for messages.
  public var origins: [String: String] = [:]
  /// How long answers of Slurm are waited for, and how often it is asked.
  public var pace = Pace()

  /// Creates the settings of a Slurm that needs none.
  public init() {}

  /// Times.
  public struct Pace: Sendable {
    /// The first pause between two questions to Slurm; it doubles while nothing happens.
    public var first = Duration.seconds(1)
    /// The longest pause.
    public var longest = Duration.seconds(30)
    /// How long a record may take to be seen here after its job has ended: file systems of networks show new files late.
    public var visibility = Duration.seconds(60)
    /// How long a command of Slurm may take.
    public var command = Duration.seconds(60)

    /// The usual times.
    public init() {}
  }
}

extension SlurmSettings {
  /// What every job gets from here, where it is set: enough to find programs, and what decides the last bits of a result.
  static let variables = ["HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "OPENBLAS_CORETYPE", "PATH", "TMPDIR", "USER"]

  /// How many answers in a row must lack a job before it counts as lost, or fail before the queue counts as lost.
  static let patience = 3
  /// How often a job that ended through no fault of its own is submitted again.
  static let resubmissions = 3
  /// The most stages of one array: clusters allow a thousand if they are not told otherwise.
  static let arraySize = 500

  /// The name in the site file of what Slurm refuses in these words; nil where the stage's own resources are to blame.
  func blamed(for words: String, _ resources: JobResources) -> String? {
    let words = words.lowercased()
    let candidates = [
      ("partition", ["partition"], resources.partition == nil), ("account", ["account"], true),
      ("time", ["time limit", "wall"], resources.seconds == nil), ("memory", ["memory"], resources.memory == nil),
      ("cpus", ["cpu"], resources.cpus == nil), ("options", ["option", "qos", "constraint", "feature", "gres"], true),
    ]
    return candidates.first { name, signs, isOfSite in
      isOfSite && origins[name] != nil && signs.contains { words.contains($0) }
    }?.0
  }

  /// ` ('setup' in site.yaml:7)`, for messages; empty where it was not set.
  func place(of name: String) -> String { origins[name].map { " ('\(name)' in \($0))" } ?? "" }

  /// ` (its resources: Pipelines/pinwheel.md:83)`, or the line of the site file that is to blame.
  func place(of words: String, _ job: JobRequest) -> String {
    blamed(for: words, job.resources).map { place(of: $0) } ?? " (its resources: \(job.origin))"
  }
}
