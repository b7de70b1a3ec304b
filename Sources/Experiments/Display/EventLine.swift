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
    case .started, .progress, .finished(_, cached: true, _): nil
    case .finished(let id, _, let seconds): EventLine(text: "\(id) ran in \(duration(seconds))")
    case .failed(let id, let message, let log):
      EventLine(
        text: (["\(id) failed: \(message)"] + log.filter { $0 != "error: \(message)" }.map { "    \($0)" })
          .joined(separator: "\n"), isFailure: true)
    case .skipped(let id, let because): EventLine(text: "\(id) skipped, since \(because.shortDescription) failed")
    case .waiting(let id, let other): EventLine(text: "\(id) is being run by \(other); waiting for it")
    case .spoiled(let id, let file): EventLine(text: "\(id) runs again, since '\(file)' changed while it ran")
    case .damaged(let id, let what): EventLine(text: "\(id): \(what); it is made again", isFailure: true)
    case .differed(let id, let files):
      EventLine(
        text: "\(id) put out another \(files.joined(separator: ", ")) than before with the same key", isFailure: true)
    }
  }
}
