import Foundation
import Testing
import Workflow
import WorkflowTestSupport

struct PlanTests {
  /// What would run and why, as `pipeline plan` would say it.
  private func lines(_ graph: Graph, _ workplace: Workplace, force: Set<StageID> = []) throws -> [String] {
    try Plan(of: graph, force: force, store: try workplace.store()).running.map { step in
      "\(step.id.shortDescription): \(step.why.map(\.description).joined(separator: "; "))"
    }
  }

  private func finished() async throws -> (Workplace, SmallPipeline) {
    let workplace = try Workplace()
    let pipeline = SmallPipeline(dataPath: try workplace.write("data", "1 2 3"))
    try await run(pipeline.graph(), in: workplace)
    return (workplace, pipeline)
  }

  @Test func nothingHasRunAtFirst() throws {
    let workplace = try Workplace()
    var pipeline = SmallPipeline(dataPath: try workplace.write("data", "1 2 3"))
    pipeline.seeds = 1...2
    #expect(
      try lines(pipeline.graph(), workplace) == [
        "points: never ran", "fits[seed=1]: never ran; points runs first", "fits[seed=2]: never ran; points runs first",
        "summary: never ran; fits[seed=1], fits[seed=2] run first",
      ])
    #expect(pipeline.tally.ran.isEmpty)
  }

  @Test func afterARunAllAreHits() async throws {
    let (workplace, pipeline) = try await finished()
    let plan = try Plan(of: pipeline.graph(), store: try workplace.store())
    #expect(plan.steps.map(\.action) == [.hit, .hit, .hit, .hit, .hit])
    #expect(plan.steps.allSatisfy { $0.why.isEmpty && $0.key != nil })
  }

  @Test func aMissingOutputConcernsItsStageOnly() async throws {
    let (workplace, pipeline) = try await finished()
    let digest = try #require(
      try Plan(of: pipeline.graph(), store: try workplace.store()).steps.first?.key.flatMap {
        try workplace.store().outputs(of: $0)?.files.first?.digest
      })
    try FileManager.default.removeItem(atPath: try workplace.store().path(of: digest))
    #expect(try lines(pipeline.graph(), workplace) == ["points: out.txt is gone from the store"])
  }

  @Test func aForcedStageRuns() async throws {
    let (workplace, pipeline) = try await finished()
    #expect(try lines(pipeline.graph(), workplace, force: [id("points")]) == ["points: forced"])
  }

  @Test func aFileThatIsNotThereIsSaid() async throws {
    let (workplace, pipeline) = try await finished()
    try FileManager.default.removeItem(atPath: workplace.path + "/data")
    let line = try #require(try lines(pipeline.graph(), workplace).first)
    #expect(line.hasPrefix("points: data: cannot look at ") && line.hasSuffix("No such file or directory"))
  }

  @Test func aLargeGraphIsPlanned() async throws {
    let workplace = try Workplace()
    let width = 100
    let nodes = (0..<10_000).map { i in
      node("s\(i)", parameters: [parameter("i", "\(i)")], from: i < width ? [] : [[id("s\(i - width)")]])
    }
    let graph = try Graph(nodes: nodes)
    #expect(try Plan(of: graph, store: try workplace.store()).running.count == 10_000)
    try await run(graph, in: workplace, targets: nodes.prefix(300).map(\.id))
    let plan = try Plan(of: graph, store: try workplace.store())
    #expect(plan.steps.count { $0.action == .hit } == 300)
    #expect(plan.running.count { $0.key != nil } == width)
  }
}
