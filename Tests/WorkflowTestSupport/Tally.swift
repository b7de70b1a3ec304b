private import Synchronization
package import Workflow

/// Counts which bodies ran.
package final class Tally: Sendable {
  private let names = Mutex<[String]>([])

  package init() {}

  package func add(_ id: StageID) { names.withLock { $0.append(id.shortDescription) } }

  /// The stages that ran, sorted, each as often as it ran.
  package var ran: [String] { names.withLock { $0.sorted() } }

  /// Forgets, for a second run.
  package func reset() { names.withLock { $0 = [] } }
}

/// Collects what an executor tells.
package final class Hearing: Sendable {
  private let heard = Mutex<[RunEvent]>([])

  package init() {}

  package var observer: @Sendable (RunEvent) -> Void { { [self] event in heard.withLock { $0.append(event) } } }

  package var events: [RunEvent] { heard.withLock { $0 } }
}
