private import Glibc

/// The three commands of Slurm that are used. Each may fail at any time, or succeed and not be able to say so.
struct Slurm: Sendable {
  /// What became of a submission.
  enum Submission: Equatable, Sendable {
    /// Slurm has the jobs, under this number.
    case accepted(job: String)
    /// Slurm does not want them, and says why.
    case refused(String)
    /// Nobody knows: the controller did not answer.
    case unknown(String)
  }

  let site: SlurmSite

  /// Hands a batch over. Its file and its script must be in the store.
  func submit(_ batch: Batch, in store: Store) -> Submission {
    let folder = store.absolutePath(of: Store.jobs)
    let output = "\(folder)/\(batch.name)".replacing("%", with: "%%") + ".%a.out"
    let arguments =
      ["--parsable", "--job-name=\(batch.name)", "--array=\(indices(batch))", "--output=\(output)"]
      + ["--chdir=\(store.absolutePath())"] + options(batch.request) + ["\(folder)/\(batch.name).sh"]
    switch run("sbatch", arguments) {
    case .failure(let error): return .refused("\(error)")
    case .success(let outcome):
      let job = outcome.output.prefix { $0 != ";" && $0 != "\n" }
      if outcome.status == 0, !job.isEmpty, job.allSatisfy(\.isNumber) { return .accepted(job: String(job)) }
      let words = outcome.errors.words
      guard outcome.status != nil, outcome.status != 0, !Self.isSilence(words) else { return .unknown(words) }
      return .refused(words)
    }
  }

  /// Asks Slurm whether it would take a job, without submitting one.
  ///
  /// - Returns: Why not; nil where it would.
  func objection(to request: Request) -> Submission? {
    switch run("sbatch", ["--test-only"] + options(request) + ["--wrap=true"]) {
    case .failure(let error): return .unknown("\(error)")
    case .success(let outcome):
      if outcome.status == 0 { return nil }
      let words = outcome.errors.words
      return outcome.status == nil || Self.isSilence(words) ? .unknown(words) : .refused(words)
    }
  }

  /// Ends jobs, by their numbers and, where nobody knows these, by their names.
  ///
  /// - Returns: What the command says against it; nil where it did it.
  func cancel(jobs: [String], names: [String]) -> String? {
    let calls = (jobs.isEmpty ? [] : [jobs]) + names.map { ["--me", "--name=\($0)"] }
    for call in calls {
      switch run("scancel", call) {
      case .failure(let error): return "\(error)"
      case .success(let outcome) where outcome.status != 0:
        // What is not there any more needs no cancelling.
        if !outcome.errors.contains("Invalid job id") { return outcome.errors.words }
      case .success: continue
      }
    }
    return nil
  }

  /// Runs a command of Slurm, with little more in its environment than jobs shall get: they get all that `sbatch` has. A list
  /// of names in `--export` would make Slurm start a login shell for each job, to ask it for all others.
  func run(_ name: String, _ arguments: [String]) -> Result<Command.Outcome, FileError> {
    let program = site.commands.map { "\($0)/\(name)" } ?? name
    let variables = SlurmSite.variables + site.environment + ["SLURM_CONF"]
    return Result { () throws(FileError) in
      try Command(program: program, arguments: arguments, variables: variables).outcome(within: site.pace.command)
    }
  }

  /// Whether the controller did not answer, so that nobody knows what it has done.
  private static func isSilence(_ words: String) -> Bool {
    let signs = [
      "nable to contact", "imed out", "Zero Bytes", "onnection refused", "onnect failure", "receive", "endpoint",
      "temporarily unavailable", "ommunication", "try again",
    ]
    return words.isEmpty || signs.contains { words.contains($0) }
  }
}

// MARK: What is asked for

extension Slurm {
  private func indices(_ batch: Batch) -> String {
    "0-\(batch.members.count - 1)" + (site.atOnce.map { "%\($0)" } ?? "")
  }

  /// The options of `sbatch` for jobs of ours.
  func options(_ request: Request) -> [String] {
    var options = [
      "--nodes=1", "--ntasks=1", "--no-requeue", "--open-mode=append", "--kill-on-invalid-dep=yes",
      "--signal=B:USR1@\(Self.lead(request))", "--export=ALL",
    ]
    if let memory = request.memory { options.append("--mem=\((memory + (1 << 20) - 1) >> 20)M") }
    if let seconds = request.seconds { options.append("--time=\((seconds + 59) / 60)") }
    if let cpus = request.cpus { options.append("--cpus-per-task=\(cpus)") }
    if let partition = request.partition { options.append("--partition=\(partition)") }
    if let account = site.account { options.append("--account=\(account)") }
    return options + site.options
  }

  /// How many seconds before its time is up a job hears of it: time to save its state.
  static func lead(_ request: Request) -> Int { min(120, max(10, (request.seconds ?? 600) / 4)) }

  /// The script of a batch's jobs. The program takes the script's place, so that signals reach it.
  func script(of batch: Batch, program: String, store: Store) -> String {
    """
    #!/bin/sh
    # Runs one stage of the batch '\(batch.name)'; the number in the array says which.
    \(site.setup ?? ":")
    exec \(quoted(program)) run-stage \(quoted(batch.name)) --store \(quoted(store.absolutePath())) </dev/null

    """
  }
}

/// A text as one word of a shell.
private func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }

extension String {
  /// What a command of Slurm said, as one line, without its name before each.
  var words: String {
    let lines = split(separator: "\n").suffix(3).map { line in
      ["sbatch: ", "scancel: ", "squeue: ", "slurm_load_jobs ", "error: "].reduce(String(line)) { text, word in
        text.hasPrefix(word) ? String(text.dropFirst(word.count)) : text
      }
    }
    return lines.joined(separator: "; ")
  }
}
