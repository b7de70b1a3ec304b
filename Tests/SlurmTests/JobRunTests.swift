import Foundation
import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// The work of one job.
@Suite(.timeLimit(.minutes(10))) struct JobRunTests: FitOnSlurm {
  let place: SlurmPlace

  init() throws { place = try SlurmPlace() }

  /// Submits a stage and returns its array, whose job nobody has begun.
  private func submitted(_ graph: Graph) async throws -> String {
    let executor = Executor(store: try workplace.store(), options: slurm.options)
    async let summary = executor.run(graph)
    while slurm.lines.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    executor.cancel()
    _ = try await summary
    return slurm.lines[0].name
  }

  /// The signal comes, the stage saves its state, and the process ends with the status that says so.
  @Test func aJobWhoseTimeIsUpSavesAndGoesOnInAnother() async throws {
    let graph = try Graph(nodes: [savingNode])
    async let summary = slurm.run(
      graph, hearing: hearing, fate: { _, attempt in attempt == 1 ? .isLeft : .runs })
    while slurm.lines.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    await #expect(processExitsWith: .exitCode(75)) {
      [store = workplace.storePath as String, name = slurm.lines[0].name as String] in
      let job = try JobRun(array: name, index: 0, store: try Store(at: store))
      job.endSoon()
      _ = await job.run(savingNode)
    }
    #expect(try await summary.isComplete)
    #expect(slurm.submissions == 2)
    #expect(
      hearing.events.contains {
        if case .resumed(_, "job 11_0 reached its time limit of 10 min") = $0 { true } else { false }
      })
    #expect(workplace.stored("claims").isEmpty)
  }

  @Test func aProgramThatMakesAnotherKeyRunsNothing() async throws {
    let submitted = try Graph(nodes: [node("fit", job: heavy, tally: tally)])
    let rebuilt = try Graph(nodes: [node("fit", fingerprint: "other code", job: heavy, tally: tally)])
    async let summary = slurm.run(submitted, fate: { _, _ in .isLeft })
    while slurm.lines.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    let job = try JobRun(array: slurm.lines[0].name, index: 0, store: try workplace.store())
    #expect(await job.run(try #require(rebuilt[id("fit")])) == 1)
    guard case .failed(let message, _) = try await summary[id("fit")]?.outcome else {
      Issue.record("the stage must fail")
      return
    }
    #expect(message.contains("not the one that made its key"))
    #expect(tally.ran.isEmpty)
  }

  @Test func whatTheStoreDoesNotHoldCannotBegin() async throws {
    let store = try workplace.store()
    #expect(throws: JobRunError.noArray("none")) { try JobRun(array: "none", index: 0, store: store) }
    let name = try await submitted(graph())
    for index in [-1, 1] {
      #expect(throws: JobRunError.noMember(index, of: name)) { try JobRun(array: name, index: index, store: store) }
    }
    for path in workplace.stored("descriptions") { try FileManager.default.removeItem(atPath: path) }
    #expect(throws: JobRunError.noDescription(id("fit"))) { try JobRun(array: name, index: 0, store: store) }
    // The run that waits hears of it.
    let text = try Data(contentsOf: URL(filePath: "\(workplace.storePath)/jobs/\(name).0.result"))
    #expect(
      JobResult(text: Array(text))
        == .failed(message: "its description is not in the store; run the pipeline again", logTail: []))
  }

  @Test(arguments: [
    (JobRunError.noArray("a-1"), "the store holds no job 'a-1'; was it cancelled?"),
    (.noMember(3, of: "a-1"), "the array 'a-1' has no stage 3"),
    (.noDescription(id("fit")), "the store has lost what 'test/fit' needs; run the pipeline again"),
  ])
  func anErrorSaysWhatIsMissing(error: JobRunError, words: String) { #expect(error.description == words) }

  @Test func aFinishedJobLeavesItsRecordAndNoResult() async throws {
    let graph = try graph()
    let name = try await submitted(graph)
    let job = try JobRun(array: name, index: 0, store: try workplace.store())
    #expect(await job.run(try #require(graph[id("fit")]), environment: ["cores=9"]) == 0)
    let path = try #require(workplace.stored("records").first)
    #expect(Record(text: Array(try Data(contentsOf: URL(filePath: path))))?.environment == ["cores=9"])
    #expect(!workplace.stored("jobs").contains { $0.hasSuffix(".result") })
    #expect(workplace.stored("claims").isEmpty)
    // A second job of the same stage takes what is there.
    #expect(await job.run(try #require(graph[id("fit")])) == 0)
    #expect(tally.ran == ["fit"])
  }

  @Test func aStageThatCannotEvenBeginSaysWhy() async throws {
    async let summary = slurm.run(graph(), fate: { _, _ in .isLeft })
    while slurm.lines.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    let job = try JobRun(array: slurm.lines[0].name, index: 0, store: try workplace.store())
    #expect(job.fail("no kind is called 'fit'") == 1)
    #expect(try await summary[id("fit")]?.outcome == .failed(message: "no kind is called 'fit'", logTail: []))
    #expect(tally.ran.isEmpty)
  }
}

/// A fit that saves its state and would then run for ever; it ends where it finds a state.
private var savingNode: StageNode {
  node("fit", job: heavy) { run in
    if let state = try run.loadCheckpoint() { return ["out.txt": state] }
    try run.saveCheckpoint([7])
    while true { sleep(1) }
  }
}
