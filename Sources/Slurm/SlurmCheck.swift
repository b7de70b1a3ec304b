public import Workflow

/// What Slurm has against a run, found before it begins.
public enum SlurmObjection: Error, Equatable, Sendable {
  /// It would not take a job, in its own words; the name in the site file of what is to blame, nil for the stage's own
  /// resources.
  case refused(String, blamed: String?)
  /// It cannot be asked.
  case unreachable(String)
}

extension SlurmSettings {
  /// Asks Slurm whether it would take a stage's job; nil where it would, now or when what is in the way has passed.
  public func objection(to job: JobRequest) -> SlurmObjection? {
    let resources = job.resources.over(self.resources)
    guard let failure = SlurmCommands(settings: self).objection(to: resources) else { return nil }
    if failure.isMissing { return .unreachable(failure.fault.words) }
    switch failure.fault {
    case .lasting(let words): return .refused(words, blamed: blamed(for: words, job.resources))
    case .silent(let words): return words.contains("nable to contact") ? .unreachable(words) : nil
    case .passing, .tooMany: return nil
    }
  }

  /// Asks Slurm for its queue; nil where it answers, or may when what is in the way has passed.
  public func objectionOfQueue() -> SlurmObjection? {
    guard case .failure(let failure) = SlurmCommands(settings: self).queue(), case .lasting(let words) = failure.fault
    else { return nil }
    return .unreachable("squeue: \(words)\(place(of: "commands"))")
  }
}
