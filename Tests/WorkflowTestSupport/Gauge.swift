private import Synchronization

/// Measures how many are inside at once.
package final class Gauge: Sendable {
  private let state = Mutex((now: 0, most: 0))

  package init() {}

  /// The most that ever were inside at once.
  package var most: Int { state.withLock { $0.most } }

  package func enter() {
    state.withLock { state in
      state.now += 1
      state.most = max(state.most, state.now)
    }
  }

  package func leave() { state.withLock { $0.now -= 1 } }
}
