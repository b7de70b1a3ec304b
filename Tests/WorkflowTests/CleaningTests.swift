import Foundation
import Testing
import Workflow
import WorkflowTestSupport

struct CleaningTests {
  /// Runs the pipeline with each number of epochs.
  private func runs(_ epochs: [Int]) async throws -> (Workplace, SmallPipeline) {
    let workplace = try Workplace()
    var pipeline = SmallPipeline(dataPath: try workplace.write("data", "1 2 3"))
    for epochs in epochs {
      pipeline.epochs = "\(epochs)"
      try await run(pipeline.graph(), in: workplace)
    }
    return (workplace, pipeline)
  }

  private func policy(runs: Int) -> Cleaning.Policy {
    var policy = Cleaning.Policy()
    policy.runs = runs
    return policy
  }

  @Test func aLookRemovesNothing() async throws {
    let (workplace, _) = try await runs([100, 200])
    let before = try workplace.objects()
    let cleaning = try Cleaning(of: workplace.store(), policy: policy(runs: 1))
    #expect(cleaning.items.count { $0.sort == .object } == 4)
    #expect(cleaning.items.count { $0.sort == .record } == 4)
    #expect(cleaning.items.count { $0.sort == .run } == 1)
    #expect(cleaning.size > 0)
    #expect(try workplace.objects() == before)
  }

  @Test func whatTheLatestRunsNeedStays() async throws {
    var (workplace, pipeline) = try await runs([100, 200, 300])
    _ = try Cleaning.clean(workplace.store(), policy: policy(runs: 2))
    pipeline.tally.reset()
    for epochs in ["300", "200"] {
      pipeline.epochs = epochs
      try await run(pipeline.graph(), in: workplace)
    }
    #expect(pipeline.tally.ran.isEmpty)
    pipeline.epochs = "100"
    try await run(pipeline.graph(), in: workplace)
    #expect(pipeline.tally.ran == SmallPipeline.fitsAndBelow)
    #expect(try workplace.store().verify().isEmpty)
  }

  @Test func whatAReportNamesStays() async throws {
    let (workplace, _) = try await runs([100, 200])
    let store = try workplace.store()
    var policy = policy(runs: 1)
    policy.keys = Set(try #require(try store.run(1)).stages.map(\.key))
    _ = try Cleaning.clean(store, policy: policy)
    for key in policy.keys {
      for file in try #require(try store.outputs(of: key)).files { _ = try store.read(file.digest) }
    }
  }

  @Test func partialRunsEvictNothing() async throws {
    let (workplace, pipeline) = try await runs([100])
    for i in 0..<4 {
      try await run(pipeline.graph(), in: workplace, targets: [id("points")]) { $0.profile = "p\(i)" }
    }
    _ = try Cleaning.clean(workplace.store(), policy: policy(runs: 1))
    pipeline.tally.reset()
    try await run(pipeline.graph(), in: workplace)
    #expect(pipeline.tally.ran.isEmpty)
  }

  @Test func leftoversOfDeadProcessesGo() async throws {
    let (workplace, _) = try await runs([100])
    let this = ProcessIdentity.this
    let dead = ProcessIdentity(machine: this.machine, process: this.process, start: this.start + 1)
    try FileManager.default.createDirectory(
      atPath: workplace.storePath + "/temporary/\(dead)-2/objects", withIntermediateDirectories: true)
    try workplace.write("store/temporary/\(dead)-1", "half an obj")
    try workplace.write("store/temporary/\(this)-1", "being written")
    let removed = try Cleaning.clean(workplace.store())
    #expect(removed.items.map(\.name) == ["temporary/\(dead)-1", "temporary/\(dead)-2"])
    #expect(workplace.stored("temporary").map { URL(filePath: $0).lastPathComponent } == ["\(this)-1"])
  }

  @Test(.timeLimit(.minutes(1))) func whileARunIsOnNothingOfItsGoes() async throws {
    let (workplace, _) = try await runs([100, 200])
    let tally = Tally()
    let graph = try Graph(nodes: [
      node("slow", tally: tally) { _ in
        let cleaning = try Cleaning.clean(workplace.store(), policy: self.policy(runs: 1))
        return ["out.txt": Array((cleaning.blockedBy ?? "nobody").utf8), "items": [UInt8(cleaning.items.count)]]
      }
    ])
    let summary = try await run(graph, in: workplace)
    #expect(try text(of: id("slow"), summary, in: workplace)?.hasPrefix("process ") == true)
    let items = try #require(summary[id("slow")]?.outputs?["items"])
    #expect(try workplace.store().read(items.digest) == [0])
  }

  @Test func theIndexForgetsWhatWentAndNothingRuns() async throws {
    let (workplace, pipeline) = try await runs([100, 200])
    let index = URL(filePath: workplace.storePath + "/index")
    let before = try Data(contentsOf: index).count
    _ = try Cleaning.clean(workplace.store(), policy: policy(runs: 1))
    #expect(try Data(contentsOf: index).count < before)
    pipeline.tally.reset()
    try await run(pipeline.graph(), in: workplace)
    #expect(pipeline.tally.ran.isEmpty)
  }
}
