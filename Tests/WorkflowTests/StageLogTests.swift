import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// What a stage writes while it runs.
struct StageLogTests {
  private struct Broken: Error {}

  private func log(of body: @escaping StageNode.Body, in workplace: Workplace) async throws -> String? {
    let summary = try await run(Graph(nodes: [node("a", body: body)]), in: workplace) { $0.force = [id("a")] }
    return try workplace.store().log(of: #require(summary[id("a")]?.key))
  }

  @Test func aSilentStageHasNone() async throws {
    #expect(try await log(of: { _ in [:] }, in: Workplace()) == nil)
  }

  @Test func aSecondRunBeginsItAnew() async throws {
    let workplace = try Workplace()
    for word in ["first", "second"] {
      let written = try await log(
        of: { run in
          run.log(word)
          run.log("")
          run.log("π \(word)")
          return [:]
        }, in: workplace)
      #expect(written == "\(word)\n\nπ \(word)\n")
    }
  }

  /// What stands there already is seen while the stage runs, by whoever follows it from outside.
  @Test func eachLineIsThereAtOnce() async throws {
    let workplace = try Workplace()
    let written = try await log(
      of: { run in
        run.log("one")
        guard try workplace.store().log(of: run.key) == "one\n" else { throw Broken() }
        run.log("two")
        return [:]
      }, in: workplace)
    #expect(written == "one\ntwo\n")
  }

  @Test(arguments: [0, 1, 39, 40, 41, 100]) func aFailureShowsTheLastFortyLines(count: Int) async throws {
    let graph = try Graph(nodes: [
      node("a") { run in
        for i in 0..<count { run.log("\(i)") }
        throw Broken()
      }
    ])
    guard case .failed(_, let tail)? = try await run(graph, in: Workplace())[id("a")]?.outcome else {
      Issue.record("the stage did not fail")
      return
    }
    // The error itself is a line of the log.
    #expect(tail == (max(0, count - StageLog.tailLength + 1)..<count).map { "\($0)" } + ["error: Broken()"])
  }

  @Test func linesOfManyThreadsStayWhole() async throws {
    let written = try await log(
      of: { run in
        DispatchQueue.concurrentPerform(iterations: 8) { thread in
          for line in 0..<50 { run.log("thread \(thread) line \(line)") }
        }
        return [:]
      }, in: Workplace())
    let lines = try #require(written).split(separator: "\n").map(String.init)
    #expect(lines.sorted() == (0..<8).flatMap { t in (0..<50).map { "thread \(t) line \($0)" } }.sorted())
    // Each thread's lines are in their order.
    #expect(lines.filter { $0.hasPrefix("thread 3 ") } == (0..<50).map { "thread 3 line \($0)" })
  }

  @Test func aLogThatCannotBeWrittenStopsNoStage() async throws {
    let workplace = try Workplace()
    _ = try workplace.store()
    try workplace.write("store/logs", "a file where the folder should be")
    let graph = try Graph(nodes: [
      node("a") { run in
        run.log("lost")
        return ["out.txt": [1]]
      }
    ])
    #expect(try await run(graph, in: workplace).isComplete)
  }
}
