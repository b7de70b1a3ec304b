import Synchronization
import Workflow

/// Counts which bodies ran.
final class Tally: Sendable {
  private let names = Mutex<[String]>([])

  func add(_ id: StageID) { names.withLock { $0.append(id.shortDescription) } }

  /// The stages that ran, sorted, each as often as it ran.
  var ran: [String] { names.withLock { $0.sorted() } }

  /// Forgets, for a second run.
  func reset() { names.withLock { $0 = [] } }
}

/// Collects what an executor tells.
final class Hearing: Sendable {
  private let heard = Mutex<[RunEvent]>([])

  var observer: @Sendable (RunEvent) -> Void { { [self] event in heard.withLock { $0.append(event) } } }

  var events: [RunEvent] { heard.withLock { $0 } }
}
