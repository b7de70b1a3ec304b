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

  @Test func aParameterIsShownWithBothValuesAndItsPlace() async throws {
    var (workplace, pipeline) = try await finished()
    pipeline.epochs = "300"
    pipeline.seeds = 1...1
    #expect(
      try lines(pipeline.graph(), workplace) == [
        "fits[seed=1]: epochs 200 -> 300 (Pipelines/test.md:23)",
        "summary: reads fits[seed=2] no more; reads fits[seed=3] no more; fits[seed=1] runs first",
      ])
  }

  @Test func codeKindAndFileAreReasons() async throws {
    var (workplace, pipeline) = try await finished()
    pipeline.fingerprint = "other"
    pipeline.kind = "fit-better"
    pipeline.seeds = 1...1
    try workplace.write("data", "1 2 4")
    #expect(
      try lines(pipeline.graph(), workplace).prefix(2) == [
        "points: data changed (Data/points.txt)",
        "fits[seed=1]: kind fit -> fit-better; the code changed; points runs first",
      ])
  }

  @Test func anInputThatPutOutSomethingElseIsNamed() async throws {
    let (workplace, pipeline) = try await finished()
    try workplace.write("data", "1 2 4")
    try await run(pipeline.graph(), in: workplace, targets: [id("points")])
    #expect(try lines(pipeline.graph(), workplace).first == "fits[seed=1]: points put out something else")
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

  @Test func addedRemovedAndReorderedPartsAreReasons() async throws {
    let workplace = try Workplace()
    let above = [node("a"), node("b")]
    try await run(
      Graph(nodes: above + [node("c", parameters: [parameter("old", "1")], from: [[id("a"), id("b")]])]), in: workplace)
    let graph = try Graph(
      nodes: above + [node("c", parameters: [parameter("new", "2", line: 7)], from: [[id("b"), id("a")]])])
    #expect(
      try lines(graph, workplace) == [
        "c: new is new: 2 (Pipelines/test.md:7); old is gone, was 1; reads its inputs in another order"
      ])
  }

  @Test func timesComeFromTheStagesLastRunOrItsKind() async throws {
    var (workplace, pipeline) = try await finished()
    pipeline.epochs = "300"
    pipeline.seeds = 1...4
    let plan = try Plan(of: pipeline.graph(), store: try workplace.store())
    let store = try workplace.store()
    let old = try #require(try store.latestRun(notebook: "test"))
    let seconds = try (1...3).map { seed in
      let key = try #require(old.stages.first { $0.stage == id("fits", "seed=\(seed)") }?.key)
      return try #require(try store.record(of: key)).seconds
    }
    let planned = (1...4).map { seed in plan.steps.first { $0.id == id("fits", "seed=\(seed)") }?.seconds }
    #expect(planned[0...2].elementsEqual(seconds))
    #expect(planned[3].map { abs($0 - seconds.reduce(0, +) / 3) < 1e-12 } == true)
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
}
