internal import Workflow

/// An event of a run as a line.
struct EventLine {
  let text: String
  var isFailure = false
}

extension RunEvent {
  /// The line that stays on the screen; nil for what only moves a live line.
  var line: EventLine? {
    switch self {
    case .started, .progress, .saved, .finished(_, cached: true, _): nil
    case .finished(let id, _, let seconds): EventLine(text: "\(id) ran in \(duration(seconds))")
    case .failed(let id, let message, let log):
      EventLine(
        text: (["\(id) failed: \(message)"] + log.filter { $0 != "error: \(message)" }.map { "    \($0)" })
          .joined(separator: "\n"), isFailure: true)
    case .skipped(let id, let because): EventLine(text: "\(id) skipped, since \(because.shortDescription) failed")
    case .waiting(let id, let other): EventLine(text: "\(id) is being run by \(other); waiting for it")
    case .spoiled(let id, let file): EventLine(text: "\(id) runs again, since '\(file)' changed while it ran")
    case .damaged(let id, let what): EventLine(text: "\(id): \(what); it is made again", isFailure: true)
    case .submitted(let ids, let job): EventLine(text: submission(of: ids, job))
    case .resumed(let id, let why): EventLine(text: "\(id) goes on in a new job: \(why)")
    case .notice(let words): EventLine(text: words)
    case .differed(let id, let files):
      EventLine(
        text: "\(id) put out another \(files.joined(separator: ", ")) than before with the same key", isFailure: true)
    }
  }
}

/// `pinwheel/fits: 15 stages are with Slurm as job 12`.
private func submission(of ids: [StageID], _ job: String) -> String {
  guard ids.count != 1, let first = ids.first else {
    return (ids.first.map { "\($0)" } ?? "nothing") + " is with Slurm as job \(job)"
  }
  return "\(first.notebook)/\(first.stage): \(ids.count) stages are with Slurm as job \(job)"
}
