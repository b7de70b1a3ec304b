internal import Workflow

/// The three commands of Slurm that are used. Each may fail at any time, or succeed and not be able to say so.
struct SlurmCommands: Sendable {
  let settings: SlurmSettings

  /// Submits an array, whose file and script must be in the store; returns its number.
  func submit(_ array: JobArray, in store: Store) -> Result<String, SlurmFailure> {
    let folder = store.absolutePath(of: Store.jobs)
    let output = "\(folder)/\(array.name)".replacing("%", with: "%%") + ".%a.out"
    let arguments =
      ["--parsable", "--job-name=\(array.name)", "--array=\(indices(array))", "--output=\(output)"]
      + ["--chdir=\(store.absolutePath())"] + options(array.resources) + ["\(folder)/\(array.name).sh"]
    return run("sbatch", arguments).flatMap { outcome in
      let number = outcome.output.prefix { $0 != ";" && $0 != "\n" }
      if !number.isEmpty, number.allSatisfy(\.isNumber) { return .success(String(number)) }
      // It may have the jobs and not be able to say their number.
      return .failure(SlurmFailure(fault: .silent("it gave no number")))
    }
  }

  /// Asks Slurm whether it would take a job, without submitting one.
  ///
  /// - Returns: Why not; nil where it would.
  func objection(to resources: JobResources) -> SlurmFailure? {
    run("sbatch", ["--test-only"] + options(resources) + ["--wrap=true"]).failure
  }

  /// Asks Slurm for all jobs of this user. An empty answer is an answer: it counts against a job only together with others.
  func queue() -> Result<SlurmQueue, SlurmFailure> {
    run("squeue", SlurmQueue.arguments).map { SlurmQueue($0.output) }
  }

  /// Ends jobs, by their numbers and, where nobody knows these, by their names.
  func cancel(jobs: [String], names: [String]) -> SlurmFailure? {
    let calls = (jobs.isEmpty ? [] : [jobs]) + names.map { ["--user=\(SlurmQueue.user)", "--name=\($0)"] }
    for call in calls {
      guard let failure = run("scancel", call).failure else { continue }
      // What is not there any more needs no cancelling.
      if !failure.fault.words.contains("Invalid job id") { return failure }
    }
    return nil
  }

  /// Runs a command of Slurm, with little more in its environment than jobs shall get: they get all that `sbatch` has. A list
  /// of names in `--export` would make Slurm start a login shell for each job, to ask it for all others.
  private func run(_ name: String, _ arguments: [String]) -> Result<Command.Outcome, SlurmFailure> {
    let program = settings.commands.map { "\($0)/\(name)" } ?? name
    let variables = SlurmSettings.variables + settings.environment + ["SLURM_CONF"]
    let outcome: Command.Outcome
    do throws(FileError) {
      outcome = try Command(program: program, arguments: arguments, variables: variables)
        .outcome(within: settings.pace.command)
    } catch {
      return .failure(SlurmFailure(fault: .lasting("\(error)"), isMissing: true))
    }
    if outcome.status == 0 { return .success(outcome) }
    return .failure(SlurmFailure(fault: SlurmFault(outcome.errors.words, status: outcome.status)))
  }
}

/// A command of Slurm did not do what it should.
struct SlurmFailure: Error, Equatable, Sendable {
  let fault: SlurmFault
  /// Whether the command is not there.
  var isMissing = false
}

extension Result {
  fileprivate var failure: Failure? { if case .failure(let failure) = self { failure } else { nil } }
}

// MARK: What is asked for

extension SlurmCommands {
  private func indices(_ array: JobArray) -> String {
    "0-\(array.members.count - 1)" + (settings.atOnce.map { "%\($0)" } ?? "")
  }

  /// The options of `sbatch` for jobs of ours.
  private func options(_ resources: JobResources) -> [String] {
    var options = [
      "--nodes=1", "--ntasks=1", "--no-requeue", "--open-mode=append", "--kill-on-invalid-dep=yes",
      "--signal=B:USR1@\(Self.warning(resources))", "--export=ALL",
    ]
    if let memory = resources.memory { options.append("--mem=\((memory + (1 << 20) - 1) >> 20)M") }
    if let seconds = resources.seconds { options.append("--time=\((seconds + 59) / 60)") }
    if let cpus = resources.cpus { options.append("--cpus-per-task=\(cpus)") }
    if let partition = resources.partition { options.append("--partition=\(partition)") }
    if let account = settings.account { options.append("--account=\(account)") }
    return options + settings.options
  }

  /// How many seconds before its time is up a job hears of it: time to save its state.
  static func warning(_ resources: JobResources) -> Int { min(120, max(10, (resources.seconds ?? 600) / 4)) }

  /// The script of an array's jobs. The program takes the script's place, so that signals reach it. A setup that fails
  /// ends the job before the program starts, and leaves its status where the run that waits finds it.
  func script(of array: JobArray, program: String, store: Store) -> String {
    let folder = store.absolutePath(of: Store.jobs)
    var lines = ["#!/bin/sh", "# Runs one stage of '\(array.name)'; the number in the array says which."]
    if let setup = settings.setup {
      lines += [
        "setup_status=\(quoted("\(folder)/\(array.name)."))$SLURM_ARRAY_TASK_ID.setup",
        #"trap 'echo $? >"$setup_status.new" && mv "$setup_status.new" "$setup_status"' EXIT"#, "set -e", setup,
        "set +e", "trap - EXIT",
      ]
    }
    let words = "run-stage \(quoted(array.name)) --store \(quoted(store.absolutePath()))"
    return (lines + ["exec \(quoted(program)) \(words) </dev/null", ""]).joined(separator: "\n")
  }
}

/// A text as one word of a shell.
private func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }

extension String {
  /// What a command of Slurm said, as one line, without its name before each.
  fileprivate var words: String {
    let prefixes = ["sbatch: ", "scancel: ", "squeue: ", "slurm_load_jobs ", "error: ", "fatal: "]
    let lines = split(separator: "\n").map { line in
      prefixes.reduce(String(line)) { $0.hasPrefix($1) ? String($0.dropFirst($1.count)) : $0 }
    }
    // Advice on usage says nothing of what went wrong.
    return lines.filter { !$0.hasPrefix("Try ") && !$0.isEmpty }.suffix(3).joined(separator: "; ")
  }
}
