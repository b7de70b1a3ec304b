import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// How a run ended.
struct RunSummaryTests {
  private func summary(targets: [StageID]? = nil, fails: Bool) async throws -> RunSummary {
    let graph = try Graph(nodes: [
      node("b", from: [[id("a")]]), node("a"), node("c", from: [[id("b")]]),
      node("d", from: [[id("a")]]) { _ in
        if fails { throw TimesError() }
        return [:]
      },
    ])
    return try await run(graph, in: Workplace(), targets: targets) { $0.keepGoing = true }
  }

  @Test func itHasTheStagesOfTheRunEachAfterWhatItReads() async throws {
    let summary = try await summary(targets: [id("b")], fails: false)
    #expect(summary.stages.map(\.id) == [id("a"), id("b")])
    #expect(summary.isComplete && !summary.wasCancelled && summary.detachedCount == 0)
    #expect(summary[id("c")] == nil)
    #expect(summary[id("b")]?.outputs?["out.txt"] != nil)
    #expect(summary.seconds > 0 && summary.seconds < 600)
  }

  @Test func aFailureMakesItIncompleteAndKeepsTheRest() async throws {
    let summary = try await summary(fails: true)
    #expect(!summary.isComplete)
    #expect(summary.stages.map { $0.outputs != nil } == summary.stages.map { $0.id != id("d") })
    // The key of a stage that failed is known: its log lies under it.
    #expect(summary.stages.allSatisfy { $0.key != nil })
    #expect(summary.runs.first?.stages.map(\.stage).contains(id("d")) == false)
  }
}
