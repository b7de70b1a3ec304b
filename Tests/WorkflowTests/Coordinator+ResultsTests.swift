import Foundation
import Synchronization
import Testing
import Workflow
import WorkflowTestSupport

struct FailureTests {
  private struct Broken: Error, CustomStringConvertible {
    let description = "component 2 collapsed in iteration 7"
  }

  /// Two chains; the first one's start fails.
  private func chains(_ tally: Tally) throws -> Graph {
    try Graph(nodes: [
      node("a1", tally: tally) { run in
        for i in 1...50 { run.log("line \(i)") }
        throw Broken()
      },
      node("a2", from: [[id("a1")]], tally: tally), node("a3", from: [[id("a2")]], tally: tally),
      node("b1", tally: tally), node("b2", from: [[id("b1")]], tally: tally),
    ])
  }

  @Test func theMessageAndTheEndOfTheLogAreKept() async throws {
    let workplace = try Workplace()
    let hearing = Hearing()
    let summary = try await run(chains(Tally()), in: workplace, hearing: hearing) { $0.keepGoing = true }
    let stage = try #require(summary[id("a1")])
    guard case .failed(let message, let tail) = stage.outcome else {
      Issue.record("a1 did not fail")
      return
    }
    #expect(message == "component 2 collapsed in iteration 7")
    #expect(tail.count == 40)
    #expect(tail.first == "line 12")
    #expect(tail.last == "error: component 2 collapsed in iteration 7")
    let key = try #require(stage.key)
    let log = try #require(try workplace.store().log(of: key))
    #expect(log.hasPrefix("line 1\nline 2\n"))
    #expect(log.hasSuffix("line 50\nerror: component 2 collapsed in iteration 7\n"))
    #expect(hearing.events.contains { if case .failed(id("a1"), message, tail) = $0 { true } else { false } })
  }

  @Test func withKeepGoingOnlyWhatIsBelowIsSkipped() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    let summary = try await run(chains(tally), in: workplace) { $0.keepGoing = true }
    #expect(tally.ran == ["a1", "b1", "b2"])
    #expect(summary[id("a2")]?.outcome == .skipped(because: id("a1")))
    #expect(summary[id("a3")]?.outcome == .skipped(because: id("a1")))
    #expect(summary[id("b2")]?.outputs != nil)
    #expect(!summary.isComplete)
  }

  @Test func otherwiseNothingNewStarts() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    let summary = try await run(chains(tally), in: workplace) { $0.jobs = 1 }
    #expect(tally.ran == ["a1"])
    #expect(summary[id("b1")]?.outcome == .notRun)
    #expect(summary[id("b2")]?.outcome == .notRun)
  }

  @Test func aFailureIsTriedAgainAndWhatFinishedIsKept() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    try await run(chains(tally), in: workplace) { $0.keepGoing = true }
    tally.reset()
    try await run(chains(tally), in: workplace) { $0.keepGoing = true }
    #expect(tally.ran == ["a1"])
  }

  @Test func aFailedStageKeepsItsEarlierKeyInTheManifest() async throws {
    let workplace = try Workplace()
    func graph(fails: Bool) throws -> Graph {
      try Graph(nodes: [
        node("a"),
        node("b", parameters: [parameter("fails", "\(fails)")], from: [[id("a")]]) { _ in
          if fails { throw Broken() }
          return ["out.txt": [1]]
        },
      ])
    }
    let first = try await run(graph(fails: false), in: workplace)
    try await run(graph(fails: true), in: workplace) { $0.profile = "other" }
    let latest = try #require(try workplace.store().latestRun(notebook: "test"))
    #expect(latest.profile == "other")
    #expect(latest.stages.map(\.isEarlier) == [false, true])
    #expect(latest.stages.last?.key == first[id("b")]?.key)
  }
}

struct CancellationTests {
  @Test(.timeLimit(.minutes(1))) func aCancelledRunDoesNotWaitForABody() async throws {
    let workplace = try Workplace()
    let gate = Gate()
    let tally = Tally()
    let graph = try Graph(nodes: [
      node("quick", tally: tally),
      node("endless", from: [[id("quick")]], tally: tally) { _ in
        gate.arrive()
        gate.waitUntilOpened()
        return ["out.txt": [1]]
      },
      node("never", from: [[id("endless")]], tally: tally),
    ])
    let executor = Executor(store: try workplace.store())
    gate.onArrival { executor.cancel() }
    let summary = try await executor.run(graph)
    #expect(summary.wasCancelled)
    #expect(summary[id("quick")]?.outputs != nil)
    #expect(summary[id("endless")]?.outcome == .notRun)
    #expect(tally.ran == ["endless", "quick"])
    gate.open()
    // What still worked when the run was cancelled finds its way into the store.
    while workplace.stored("records").count < 2 { try await Task.sleep(for: .milliseconds(5)) }
    let again = try await run(graph, in: workplace)
    #expect(again.isComplete)
    #expect(tally.ran == ["endless", "never", "quick"])
  }

  @Test func cancellingTheTaskCancelsTheRun() async throws {
    let workplace = try Workplace()
    let gate = Gate()
    let graph = try Graph(nodes: [
      node("a") { _ in
        gate.arrive()
        gate.waitUntilOpened()
        return [:]
      }
    ])
    let executor = Executor(store: try workplace.store())
    let task = Task { try await executor.run(graph) }
    gate.onArrival { task.cancel() }
    #expect(try await task.value.wasCancelled)
    gate.open()
  }

  @Test func aRunThatWasCancelledBeforeItBeganStartsNothing() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    let executor = Executor(store: try workplace.store())
    executor.cancel()
    let summary = try await executor.run(Graph(nodes: [node("a", tally: tally)]))
    #expect(summary.wasCancelled)
    #expect(tally.ran.isEmpty)
  }
}

/// Holds a body back until the test lets it go.
private final class Gate: Sendable {
  private struct State {
    var isOpen = false
    var hasArrived = false
    var action: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  /// Does something once the body has arrived.
  func onArrival(_ action: @escaping @Sendable () -> Void) {
    let hasArrived = state.withLock { state in
      state.action = action
      return state.hasArrived
    }
    if hasArrived { action() }
  }

  func arrive() {
    let action = state.withLock { state in
      state.hasArrived = true
      return state.action
    }
    action?()
  }

  func waitUntilOpened() {
    while !state.withLock({ $0.isOpen }) { usleep(2000) }
  }

  func open() { state.withLock { $0.isOpen = true } }
}
