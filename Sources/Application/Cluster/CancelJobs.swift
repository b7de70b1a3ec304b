internal import Slurm
internal import Workflow

/// Ends all jobs that Slurm has of a store.
public func cancelJobs(_ settings: Settings) throws -> Answer {
  let store = try Store(at: settings.store)
  let jobs = try Jobs(of: store)
  if jobs.isEmpty { return Answer(lines: ["nothing of this store is with Slurm"]) }
  try jobs.cancel(in: store, with: try SlurmSettings(settings))
  return Answer(lines: jobs.descriptions.map { "ended \($0)" })
}
