import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// What earlier runs tell of a stage's time.
struct BaselineTests {
  private func finished() async throws -> (Workplace, SmallPipeline) {
    let workplace = try Workplace()
    let pipeline = SmallPipeline(dataPath: try workplace.write("data", "1 2 3"))
    try await run(pipeline.graph(), in: workplace)
    return (workplace, pipeline)
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

  private func seconds(_ graph: Graph, _ workplace: Workplace) throws -> [Double?] {
    try Plan(of: graph, store: try workplace.store()).steps.map(\.seconds)
  }

  /// What has the same name but does another kind of work says nothing.
  @Test func anotherKindTellsNothing() async throws {
    let workplace = try Workplace()
    try await run(Graph(nodes: [node("a", kind: "old")]), in: workplace)
    #expect(try seconds(Graph(nodes: [node("a", kind: "new")]), workplace) == [nil])
    #expect(try seconds(Graph(nodes: [node("a", kind: "old", fingerprint: "new")]), workplace).first != .some(nil))
  }

  @Test func anotherNotebooksRunsTellNothing() async throws {
    let workplace = try Workplace()
    try await run(Graph(nodes: [node("a")]), in: workplace)
    let other = StageNode(
      id: StageID(notebook: "other", stage: "a"), kind: "a", fingerprint: "new",
      body: { _ in [:] })
    #expect(try seconds(Graph(nodes: [other]), workplace) == [nil])
  }

  /// The estimate that a run tells as it starts a stage is the plan's.
  @Test func aRunTellsWhatThePlanSaid() async throws {
    var (workplace, pipeline) = try await finished()
    pipeline.epochs = "300"
    pipeline.seeds = 1...1
    let planned = try Plan(of: pipeline.graph(), store: try workplace.store()).steps.first { $0.id.stage == "fits" }
    let hearing = Hearing()
    try await run(pipeline.graph(), in: workplace, hearing: hearing)
    let told = hearing.events.compactMap { event -> Double? in
      if case .started(id("fits", "seed=1"), let estimate) = event { estimate } else { nil }
    }
    #expect(told == [try #require(planned?.seconds)])
  }
}
