import Foundation
import Synchronization
import Testing
import Workflow
import WorkflowTestSupport

/// What starts when, and what a cancelled run leaves.
struct CoordinatorTests {
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

  @Test func stagesWithOneKeyRunOnce() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    let twins = ["one", "two"].map { notebook in
      StageNode(id: StageID(notebook: notebook, stage: "a"), kind: "k", fingerprint: "f") { run in
        tally.add(run.id)
        usleep(20_000)
        return ["out.txt": [1]]
      }
    }
    let hearing = Hearing()
    let summary = try await run(Graph(nodes: twins), in: workplace, hearing: hearing)
    #expect(tally.ran.count == 1)
    #expect(summary.isComplete)
    #expect(summary.runs.map(\.notebook) == ["one", "two"])
    #expect(!hearing.events.contains { if case .waiting = $0 { true } else { false } })
  }

  /// The claim of a stage belongs to another run of the same process, which never gives it back.
  @Test(.timeLimit(.minutes(1))) func aStageThatAnotherRunHoldsIsWaitedForAndThenTaken() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    let graph = try Graph(nodes: [node("a", tally: tally)])
    let key = try #require(try Plan(of: graph, store: try workplace.store()).steps.first?.key)
    let claims = Claims(of: try workplace.store())
    guard case .held(let claim) = try claims.claim("\(key)", excluding: { $0 == "\(key)" }) else {
      Issue.record("nobody held it before")
      return
    }
    let told = Mutex<[String]>([])
    let executor = Executor(store: try workplace.store()) { event in
      guard case .waiting(id("a"), let holder) = event else { return }
      told.withLock { $0.append(holder) }
      #expect(tally.ran.isEmpty)
      claims.release(claim)
    }
    #expect(try await executor.run(graph).isComplete)
    #expect(tally.ran == ["a"])
    let holders = told.withLock { $0 }
    #expect(holders.count == 1 && holders.allSatisfy { $0.hasPrefix("process ") })
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
