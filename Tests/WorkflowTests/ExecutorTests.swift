import Foundation
import Testing
import Workflow
import WorkflowTestSupport

struct ExecutorTests {
  private func pipeline(in workplace: Workplace) throws -> SmallPipeline {
    SmallPipeline(dataPath: try workplace.write("data", "1 2 3"))
  }

  @Test func outputsAreWhatTheBodiesMakeOfTheirInputs() async throws {
    let workplace = try Workplace()
    var pipeline = try pipeline(in: workplace)
    pipeline.seeds = 1...2
    let summary = try await run(pipeline.graph(), in: workplace)
    let points = "points(1 2 3)"
    let fits = (1...2).map { "fit(epochs=200; seed=\($0); \(points))" }
    #expect(try text(of: id("summary"), summary, in: workplace) == "summary(\(fits.joined(separator: "; ")))")
    #expect(summary.isComplete)
  }

  @Test func aSecondRunTakesAllFromTheStoreAndReadsNoFile() async throws {
    let workplace = try Workplace()
    let pipeline = try pipeline(in: workplace)
    try await letFilesSettle()
    try await run(pipeline.graph(), in: workplace)
    pipeline.tally.reset()
    let store = try workplace.store()
    let summary = try await Executor(store: store).run(pipeline.graph())
    #expect(summary.stages.allSatisfy { if case .cached = $0.outcome { true } else { false } })
    #expect(store.index.statistics.filesHashed == 0)
    #expect(store.index.statistics.filesBelieved == 6)
    #expect(pipeline.tally.ran.isEmpty)
  }

  @Test func touchingEverythingRunsNothingAndIsReadOnce() async throws {
    let workplace = try Workplace()
    let pipeline = try pipeline(in: workplace)
    try await run(pipeline.graph(), in: workplace)
    pipeline.tally.reset()
    for path in [pipeline.dataPath] + workplace.stored("objects") + workplace.stored("records") { try touch(path) }
    try await letFilesSettle()
    var hashed: [Int] = []
    for _ in 0..<2 {
      let store = try workplace.store()
      _ = try await Executor(store: store).run(pipeline.graph())
      hashed.append(store.index.statistics.filesHashed)
    }
    #expect(pipeline.tally.ran.isEmpty)
    #expect(hashed == [6, 0])
  }

  @Test func withoutAnIndexNothingRunsEither() async throws {
    let workplace = try Workplace()
    let pipeline = try pipeline(in: workplace)
    try await run(pipeline.graph(), in: workplace)
    pipeline.tally.reset()
    try FileManager.default.removeItem(atPath: workplace.storePath + "/index")
    try await run(pipeline.graph(), in: workplace)
    #expect(pipeline.tally.ran.isEmpty)
  }

  @Test func anyNumberOfJobsGivesTheSameBytes() async throws {
    let workplaces = [try Workplace(), try Workplace()]
    for (workplace, jobs) in zip(workplaces, [1, 8]) {
      var pipeline = try pipeline(in: workplace)
      pipeline.seeds = 1...20
      try await run(pipeline.graph(), in: workplace) { $0.jobs = jobs }
    }
    #expect(try workplaces[0].objects() == workplaces[1].objects())
    let keys = try workplaces.map { try $0.store().latestRun(notebook: "test")?.stages.map(\.key) }
    #expect(keys[0] == keys[1])
  }

  @Test func onlyTheTargetsAndWhatTheyNeedRun() async throws {
    let workplace = try Workplace()
    let pipeline = try pipeline(in: workplace)
    try await run(pipeline.graph(), in: workplace, targets: [id("fits", "seed=2")])
    #expect(pipeline.tally.ran == ["fits[seed=2]", "points"])
  }

  @Test func aStageThatPutsOutTheSameRunsNothingBelow() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    func graph(_ fingerprint: String) throws -> Graph {
      try Graph(nodes: [
        node("a", fingerprint: fingerprint, tally: tally), node("b", from: [[id("a")]], tally: tally),
        node("c", from: [[id("b")]], tally: tally),
      ])
    }
    try await run(graph("one"), in: workplace)
    tally.reset()
    try await run(graph("two"), in: workplace)
    #expect(tally.ran == ["a"])
  }

  @Test func aForcedStageRunsAndNothingBelowIt() async throws {
    let workplace = try Workplace()
    let pipeline = try pipeline(in: workplace)
    try await run(pipeline.graph(), in: workplace)
    pipeline.tally.reset()
    let hearing = Hearing()
    try await run(pipeline.graph(), in: workplace, hearing: hearing) { $0.force = [id("points")] }
    #expect(pipeline.tally.ran == ["points"])
    #expect(!hearing.events.contains { if case .differed = $0 { true } else { false } })
  }

  @Test func aStageThatIsNoFunctionOfItsKeyIsTold() async throws {
    let workplace = try Workplace()
    let tally = Tally()
    let graph = try Graph(nodes: [node("a", tally: tally) { _ in ["same": [], "run": [UInt8(tally.ran.count)]] }])
    try await run(graph, in: workplace)
    let hearing = Hearing()
    try await run(graph, in: workplace, hearing: hearing) { $0.force = [id("a")] }
    #expect(hearing.events.contains { if case .differed(id("a"), ["run"]) = $0 { true } else { false } })
  }
}
