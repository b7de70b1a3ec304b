import Synchronization
import Testing
import Workflow
import WorkflowTestSupport

struct CheckpointTests {
  private struct Interrupted: Error {}

  /// Counts to ten, saves each number, and is interrupted once after the sixth.
  private func counting(_ steps: Steps) throws -> Graph {
    try Graph(nodes: [
      node("fit") { run in
        let start = try run.loadCheckpoint()?.first ?? 0
        run.log("from \(start)")
        for step in (start + 1)...10 {
          steps.add(step)
          try run.saveCheckpoint([step])
          if step == 6, start == 0 { throw Interrupted() }
        }
        return ["out.txt": [10]]
      }
    ])
  }

  @Test func aFitGoesOnFromItsLastState() async throws {
    let workplace = try Workplace()
    let steps = Steps()
    try await run(counting(steps), in: workplace)
    #expect(workplace.stored("checkpoints").count == 1)
    let summary = try await run(counting(steps), in: workplace)
    #expect(steps.all == Array(1...10))
    #expect(workplace.stored("checkpoints").isEmpty)
    let key = try #require(summary[id("fit")]?.key)
    #expect(try workplace.store().log(of: key)?.split(separator: "\n") == ["from 0", "error: Interrupted()", "from 6"])
  }

  @Test func aDamagedStateCountsForNothing() async throws {
    let workplace = try Workplace()
    let steps = Steps()
    try await run(counting(steps), in: workplace)
    let path = try #require(workplace.stored("checkpoints").first)
    try editUnseen(path, String(repeating: "x", count: 33))
    try await run(counting(steps), in: workplace)
    #expect(steps.all == Array(1...6) + Array(1...6))
  }
}

/// Steps that were taken.
private final class Steps: Sendable {
  private let steps = Mutex<[UInt8]>([])
  func add(_ step: UInt8) { steps.withLock { $0.append(step) } }
  var all: [UInt8] { steps.withLock { $0 } }
}
