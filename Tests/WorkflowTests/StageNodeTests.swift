import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// How much work parameters ask for, told from the times that a plan makes of one measured run.
struct StageNodeTests {
  @Test func timesGrowWithTheWorkThatParametersAskFor() async throws {
    let workplace = try Workplace()
    func graph(_ epochs: String, _ seeds: ClosedRange<Int>) throws -> Graph {
      try Graph(
        nodes: seeds.map { seed in
          node(
            "fits", "seed=\(seed)", kind: "fit",
            parameters: [parameter("stage-epochs", epochs), parameter("seed", "\(seed)")],
            workParameters: ["stage-epochs"]
          ) { _ in
            usleep(20_000)
            return ["out.txt": [1]]
          }
        })
    }
    try await run(graph("[1, 3]", 1...1), in: workplace)
    let short = try Plan(of: graph("[1, 3]", 1...2), store: try workplace.store()).steps.map(\.seconds)
    let long = try Plan(of: graph("[10, 30]", 1...2), store: try workplace.store()).steps.map(\.seconds)
    let first = try #require(short[0])
    #expect(first > 0)
    // The second seed never ran: its time is that of its kind.
    for (step, factor) in zip(short + long, [1.0, 1, 10, 10]) {
      #expect(abs(try #require(step) / first - factor) < 1e-9)
    }
  }

  /// Times in units of the time that work of one takes.
  @Test(arguments: [
    ("1", "8", 8.0), ("1", "[8, 16]", 24), ("1", "[]", 1), ("1", "0", 1), ("1", "0.25", 1), ("1", "none", 1),
    ("4", "[1, 1, 2]", 1), ("[2, 2]", "2", 0.5), ("1", "[3, auto]", 3),
  ])
  func workIsTheSumOfTheNumbersAndAtLeastOne(ran: String, asked: String, factor: Double) async throws {
    let workplace = try Workplace()
    func graph(_ epochs: String, fingerprint: String = "code") throws -> Graph {
      try Graph(nodes: [
        node(
          "fit", fingerprint: fingerprint, parameters: [parameter("epochs", epochs), parameter("points", "1000")],
          workParameters: ["epochs"])
      ])
    }
    let summary = try await run(graph(ran), in: workplace)
    guard case .ran(let seconds) = summary[id("fit")]?.outcome else {
      Issue.record("the stage did not run")
      return
    }
    let step = try Plan(of: graph(asked, fingerprint: "other"), store: try workplace.store()).steps.first
    #expect(abs(try #require(step?.seconds) - seconds * factor) <= 1e-12 * seconds * factor)
  }
}
