import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// Stages on threads of this process.
struct LocalSiteTests {
  /// Stages of one kind, whose time grows with their epochs.
  private func graph(_ epochs: [Int]) throws -> Graph {
    try Graph(
      nodes: epochs.enumerated().map { i, epochs in
        node(
          "s\(i)", kind: "fit", parameters: [parameter("epochs", "\(epochs)"), parameter("number", "\(i)")],
          workParameters: ["epochs"]
        ) { _ in
          usleep(10_000)
          return ["out.txt": [UInt8(i)]]
        }
      })
  }

  private func order(_ graph: Graph, in workplace: Workplace) async throws -> [StageID] {
    let hearing = Hearing()
    try await run(graph, in: workplace, hearing: hearing) { $0.jobs = 1 }
    return hearing.events.compactMap { if case .started(let id, _) = $0 { id } else { nil } }
  }

  @Test func theLongestStartsFirst() async throws {
    let workplace = try Workplace()
    // Nothing is known yet: in the order of the graph.
    #expect(try await order(graph([1, 1, 1, 1]), in: workplace) == [id("s0"), id("s1"), id("s2"), id("s3")])
    // Factors far beyond what a busy machine does to 10 ms.
    #expect(
      try await order(graph([40, 1_000_000, 1000_000_000, 1000]), in: workplace) == [
        id("s2"), id("s1"), id("s3"), id("s0"),
      ])
  }

  @Test(.timeLimit(.minutes(1))) func noMoreStagesRunAtOnceThanJobs() async throws {
    let workplace = try Workplace()
    let gauge = Gauge()
    let graph = try Graph(
      nodes: (0..<12).map { i in
        node("s\(i)") { _ in
          gauge.enter()
          while gauge.most < 2 { usleep(500) }
          gauge.leave()
          return [:]
        }
      })
    try await run(graph, in: workplace) { $0.jobs = 3 }
    #expect(gauge.most <= 3)
  }

  /// The claim is given back whether the body returns or throws.
  @Test func noClaimOutlivesItsStage() async throws {
    let workplace = try Workplace()
    let graph = try Graph(nodes: [node("a"), node("b") { _ in throw TimesError() }])
    try await run(graph, in: workplace) { $0.keepGoing = true }
    #expect(workplace.stored("claims").isEmpty)
  }
}
