private import Foundation
internal import Notebooks
internal import Slurm
internal import Workflow
private import Wording

extension Session {
  /// Runs the notebooks and writes their reports; with stage names, runs only these and what they need.
  public func run(upTo names: [String] = []) async throws -> Answer {
    let targets = names.isEmpty ? nil : try names.flatMap { try members($0) }.map(\.id)
    let summary = try await execute(targets)
    let detached = detachedLines(summary)
    if summary.wasCancelled {
      return Answer(Answer.interrupted.output + Answer(lines: detached).output, status: Answer.interrupted.status)
    }
    guard targets == nil else { return try answer(summary, reports: []) }
    if settings.reports.hasPrefix(Settings.otherReports + "/") {
      try OutputFolder(at: Settings.otherReports).hideFromGit()
    }
    let reports = try notebooks.map { try ReportWriter(session: self, notebook: $0, summary: summary).write() }
    let warnings = try ReportIndex(settings).write()
    try StepSummary(reports: reports.compactMap(\.report), annotations: reports.flatMap(\.annotations)).append()
    let answer = try answer(summary, reports: reports, detached: detached + warnings)
    let isClean = warnings.isEmpty && reports.allSatisfy(\.errors.isEmpty)
    if isClean, summary.stages.allSatisfy({ $0.outcome.wasCached }) { writeStamp(summary, reports: reports) }
    return answer
  }

  /// Says that jobs go on although this process ends.
  private func detachedLines(_ summary: RunSummary) -> [String] {
    guard summary.detachedCount > 0 else { return [] }
    return [
      "\(counted(summary.detachedCount, "stage")) \(summary.detachedCount == 1 ? "goes" : "go") on with Slurm, and the next "
        + "run takes their results; 'pipeline cancel' ends them"
    ]
  }

  private func writeStamp(_ summary: RunSummary, reports: [WrittenReport]) {
    if settings.json { return }
    let text = ([summary.line] + reports.map(\.lineWhenFresh)).map { $0 + "\n" }.joined()
    stamp?.write(
      text, failedClaims: reports.reduce(0) { $0 + $1.failedClaims },
      paths: paths(behind: summary, reports: reports), began: began)
  }

  /// Runs stages, shows them as they run, and ends early on Ctrl-C.
  func execute(_ targets: [StageID]? = nil) async throws -> RunSummary {
    let slurm = try slurmSettings(for: targets)
    let isLive = !settings.quiet && !settings.json && isatty(2) == 1
    let needsPlan = isLive || targets != nil
    let plan = needsPlan ? try Plan(of: graph, targets: targets, force: force, store: store) : nil
    let display = RunDisplay(
      style: isLive ? .live : settings.quiet ? .quiet : .plain, total: plan?.steps.count ?? graph.nodes.count,
      work: plan?.seconds ?? 0, jobs: settings.jobs)
    defer { display.finish() }
    let executor = Executor(store: store, options: executorOptions(slurm)) { display.show($0) }
    let interrupt = Interrupt { executor.cancel() }
    defer { interrupt.ignore() }
    return try await executor.run(graph, targets: targets)
  }

  private func executorOptions(_ slurm: SlurmSettings?) -> Executor.Options {
    var options = Executor.Options()
    slurm?.install(in: &options)
    options.jobs = settings.jobs
    options.keepGoing = settings.keepGoing
    options.force = force
    options.profile = settings.profile
    options.settings = settings.overrides
    options.environment = { Environment.lines }
    return options
  }

  private func answer(_ summary: RunSummary, reports: [WrittenReport], detached: [String] = []) throws -> Answer {
    let failed = summary.stages.contains { $0.outcome.isFailure }
    let claimFailed = settings.strict && reports.contains { $0.failedClaims > 0 }
    let errors = reports.flatMap(\.errors)
    let status: Int32 = failed || claimFailed || !errors.isEmpty ? 1 : 0
    if settings.json { return Answer(try summary.json(), status: status) }
    if settings.quiet { return Answer(lines: [], status: status) }
    return Answer(lines: errors + [summary.line] + detached + reports.map(\.line), status: status)
  }
}

extension RunSummary.Outcome {
  /// The message of a failure.
  var failure: String? { if case .failed(let message, _) = self { message } else { nil } }
  var isFailure: Bool { failure != nil }
  var didRun: Bool { if case .ran = self { true } else { false } }
  var wasCached: Bool { if case .cached = self { true } else { false } }
}

extension RunSummary {
  /// `212 stages: 200 cached, 12 ran in 41 s`.
  var line: String {
    let ran = stages.count { $0.outcome.didRun }
    let failed = stages.count { $0.outcome.isFailure }
    let cached = stages.count { $0.outcome.wasCached }
    let skipped = stages.count - ran - failed - cached
    var parts = ["\(cached) cached", "\(ran) ran" + (ran > 0 ? " in \(duration(seconds))" : "")]
    if failed > 0 { parts.append("\(failed) failed") }
    if skipped > 0 { parts.append("\(skipped) not run") }
    return "\(counted(stages.count, "stage")): " + parts.joined(separator: ", ")
  }
}
