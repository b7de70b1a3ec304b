internal import Slurm
internal import Workflow
private import Wording

/// Checks every object of the store against its digest.
public func verifyStore(_ settings: Settings) throws -> Answer {
  guard let store = try settings.existingStore() else { return Answer(lines: ["\(settings.noStore) to verify"]) }
  let problems = try store.verify()
  let lines = problems.map(\.description)
  return Answer(
    lines: lines + [problems.isEmpty ? "every object is what its digest says" : "the next run makes these again"],
    status: problems.isEmpty ? 0 : 1)
}

extension Session {
  /// Runs everything again in a store of its own, and names the first stage that puts out something else.
  public func verifyByRunningAgain() async throws -> Answer {
    var options = Executor.Options()
    options.jobs = settings.jobs
    options.environment = { Environment.lines }
    let again = try await RerunVerification(of: graph, against: store, options: options)
    let failed = again.summary.stages.count { $0.outcome.isFailure }
    var lines = again.divergences.map(\.description)
    if failed > 0 { lines.append("\(counted(failed, "stage")) failed when run again") }
    if !again.unknown.isEmpty {
      lines.append("\(counted(again.unknown.count, "stage")) had no result here to compare with")
    }
    if lines.isEmpty { lines = ["\(counted(graph.nodes.count, "stage")) ran again and put out the same bytes"] }
    return Answer(lines: lines, status: again.divergences.isEmpty && failed == 0 ? 0 : 1)
  }
}

/// Shows, and removes if asked to, what no report and no recent run needs.
public func cleanStore(_ settings: Settings, keep: Int, removing: Bool) throws -> Answer {
  guard let store = try settings.existingStore() else { return Answer(lines: ["\(settings.noStore) to remove"]) }
  var policy = Cleaning.Policy()
  policy.runs = keep
  policy.jobs = Jobs.holdings
  let cleaning = removing ? try Cleaning.clean(store, policy: policy) : try Cleaning(of: store, policy: policy)
  var lines = removing ? [] : cleaning.items.map { "\($0.sort.rawValue) \($0.name), \($0.size) bytes" }
  if let process = cleaning.blockedBy { lines.append("\(process) works on the store, so its results stay for now") }
  let sum = "\(counted(cleaning.items.count, "file")), \(cleaning.size / 1_000_000) MB"
  if cleaning.items.isEmpty { return Answer(lines: lines + ["nothing to remove"]) }
  return Answer(lines: lines + [removing ? "removed \(sum)" : "\(sum) would go; '--yes' removes them"])
}
