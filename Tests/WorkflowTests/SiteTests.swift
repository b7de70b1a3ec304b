import Synchronization
import Testing
import Workflow
import WorkflowTestSupport

/// Sites beside this process, as the coordinator uses them.
@Suite(.timeLimit(.minutes(10))) struct SiteTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  @Test func aStageGoesToTheSiteThatAcceptsItAndTheRestRunsHere() async throws {
    var pipeline = SmallPipeline(dataPath: try workplace.write("data", "1 2 3"))
    pipeline.job = heavy
    let taken = Tally()
    let summary = try await run(pipeline.graph(), in: workplace) { $0.sites = [{ SecondSite($0, taken) }] }
    #expect(summary.isComplete && summary.detachedCount == 0)
    #expect(taken.ran == ["fits[seed=1]", "fits[seed=2]", "fits[seed=3]"])
    #expect(pipeline.tally.ran == SmallPipeline.all)
  }

  @Test func aSiteThatKeepsItsStagesHoldsUpAKeepGoingRunOnly() async throws {
    let graph = try Graph(nodes: [node("kept", job: heavy), node("broken") { _ in throw TimesError() }])
    let summary = try await run(graph, in: workplace) { $0.sites = [{ SecondSite($0, Tally(), keeps: true) }] }
    #expect(summary.detachedCount == 1)
    #expect(summary[id("kept")]?.outcome == .notRun)
  }
}

/// A site that runs its stages at its next tick, or never.
private struct SecondSite: Site {
  let context: RunContext
  let taken: Tally
  var keeps = false
  var stages: [DueStage] = []

  init(_ context: RunContext, _ taken: Tally, keeps: Bool = false) {
    (self.context, self.taken, self.keeps) = (context, taken, keeps)
  }

  var isBusy: Bool { !stages.isEmpty }
  var needsThisProcess: Bool { false }
  var needsTicks: Bool { isBusy }
  var detachedCount: Int { stages.count }

  func accepts(_ node: StageNode) -> Bool { node.job != nil }
  func prepare() {}
  mutating func add(_ stage: DueStage) { stages.append(stage) }
  mutating func start(mayGetMore: Bool) throws -> [SiteReport] { [] }

  mutating func collect(isTick: Bool) -> [SiteReport] {
    guard isTick, !keeps else { return [] }
    defer { stages = [] }
    return stages.map { stage in
      taken.add(stage.node.id)
      let attempt = Attempt(
        node: stage.node, key: stage.key, files: stage.files, inputs: stage.inputs, store: context.store,
        environment: [], observer: context.observer)
      return SiteReport(place: stage.place, .attempted(attempt.result()))
    }
  }
}
