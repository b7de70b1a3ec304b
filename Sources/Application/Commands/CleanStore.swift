internal import Slurm
internal import Workflow
private import Wording

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
