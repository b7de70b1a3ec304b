import Foundation
import Testing
import Workflow
import WorkflowTestSupport

/// The faults of other tools' caches, each provoked; every tool that we measured has at least one of them.
struct ProbeTests {
  /// What a run in an empty store gives for a pipeline.
  private func fresh(_ pipeline: SmallPipeline) async throws -> String? {
    let workplace = try Workplace()
    var pipeline = pipeline
    pipeline.tally = Tally()
    return try await text(of: id("summary"), run(pipeline.graph(), in: workplace), in: workplace)
  }

  /// A small pipeline that has run once.
  private func finished() async throws -> (Workplace, SmallPipeline) {
    let workplace = try Workplace()
    let pipeline = SmallPipeline(dataPath: try workplace.write("data", "1 2 3"))
    try await run(pipeline.graph(), in: workplace)
    #expect(pipeline.tally.ran == SmallPipeline.all)
    pipeline.tally.reset()
    return (workplace, pipeline)
  }

  /// Runs a pipeline once more: what ran is as expected, the result is that of a fresh run.
  private func expectRerun(_ pipeline: SmallPipeline, in workplace: Workplace, runs expected: [String]) async throws {
    pipeline.tally.reset()
    let summary = try await run(pipeline.graph(), in: workplace)
    #expect(pipeline.tally.ran == expected)
    #expect(try text(of: id("summary"), summary, in: workplace) == (try await fresh(pipeline)))
  }

  @Test func a_anEditThatKeepsSizeAndTimeIsSeen() async throws {
    let (workplace, pipeline) = try await finished()
    try await letFilesSettle()
    try await expectRerun(pipeline, in: workplace, runs: [])
    try editUnseen(pipeline.dataPath, "1 2 4")
    try await expectRerun(pipeline, in: workplace, runs: SmallPipeline.all)
  }

  @Test func b_anotherKindRunsWithAllBelowIt() async throws {
    var (workplace, pipeline) = try await finished()
    pipeline.kind = "fit-better"
    try await expectRerun(pipeline, in: workplace, runs: SmallPipeline.fitsAndBelow)
  }

  @Test(arguments: [false, true])
  func c_anIntermediateThatSomebodyEditedIsMadeAgain(keepsSizeAndTime: Bool) async throws {
    let (workplace, pipeline) = try await finished()
    try await letFilesSettle()
    let key = try #require(try workplace.store().latestRun(notebook: "test")?.stages.first?.key)
    let store = try workplace.store()
    let file = try #require(try store.outputs(of: key)?.files.first)
    let path = store.path(of: file.digest)
    if keepsSizeAndTime {
      try editUnseen(path, String(repeating: "x", count: file.size))
    } else {
      try FileManager.default.removeItem(atPath: path)
      try "edited".write(toFile: path, atomically: false, encoding: .utf8)
    }
    let hearing = Hearing()
    try await run(pipeline.graph(), in: workplace, hearing: hearing)
    #expect(pipeline.tally.ran == ["points"])
    #expect(
      hearing.events.contains {
        if case .damaged(id("points"), "out.txt was changed in the store") = $0 { true } else { false }
      })
    try await expectRerun(pipeline, in: workplace, runs: [])
  }

  /// A process is killed at some moment of its run, again and again; what it leaves is complete or ignored.
  @Test func d_afterAKillNothingIsHalfWritten() async throws {
    let workplace = try Workplace()
    let path = workplace.path
    var kills = 0
    for delay in [300, 3000, 6000, 12_000, 20_000, 40_000] {
      let result = await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, delay = delay as Int] in
        try await runUntilKilled(in: path, afterMicroseconds: delay)
      }
      if result != nil { kills += 1 }
    }
    #expect(kills == 6)
    let summary = try await run(slowPipeline(), in: workplace)
    #expect(summary.isComplete)
    let undisturbed = try Workplace()
    try await run(slowPipeline(), in: undisturbed)
    #expect(try workplace.objects() == undisturbed.objects())
    #expect(try workplace.store().verify().isEmpty)
    #expect(workplace.stored("temporary").isEmpty)
    #expect(workplace.stored("claims").isEmpty)
  }

  @Test func e_goingBackToAnEarlierStateRunsNothing() async throws {
    var (workplace, pipeline) = try await finished()
    pipeline.epochs = "300"
    try await expectRerun(pipeline, in: workplace, runs: SmallPipeline.fitsAndBelow)
    pipeline.epochs = "200"
    try await expectRerun(pipeline, in: workplace, runs: [])
  }

  @Test func f_aCommentThatMovesADefinitionRunsNothing() async throws {
    var (workplace, pipeline) = try await finished()
    pipeline.line += 1
    try await expectRerun(pipeline, in: workplace, runs: [])
  }

  @Test func g_anInputThatChangesWhileItsStageRunsSpoilsTheResult() async throws {
    let workplace = try Workplace()
    let path = try workplace.write("data", "old")
    let file = FileInput(name: "data", path: path, shownAs: "Data/points.txt")
    let tally = Tally()
    let graph = try Graph(nodes: [
      node("points", files: [file], tally: tally) { run in
        let bytes = try run.fileContent("data").bytes
        if tally.ran.count == 1 { try editUnseen(path, "new") }
        return ["out.txt": bytes]
      }
    ])
    let hearing = Hearing()
    let summary = try await run(graph, in: workplace, hearing: hearing)
    #expect(try text(of: id("points"), summary, in: workplace) == "new")
    #expect(tally.ran == ["points", "points"])
    #expect(hearing.events.contains { if case .spoiled(id("points"), "Data/points.txt") = $0 { true } else { false } })
    try await run(graph, in: workplace)
    #expect(tally.ran.count == 2)
  }
}

/// Stages that write much, so that a kill often meets a write.
func slowPipeline() throws -> Graph {
  let first = (0..<6).map { i in
    node("a\(i)") { _ in ["out.txt": [UInt8](repeating: UInt8(i), count: 400_000), "small": [UInt8(i)]] }
  }
  let second = (0..<6).map { i in
    node("b\(i)", from: [[id("a\(i)"), id("a0")]]) { run in
      ["out.txt": try run.bytes(slot: 0, member: 0, file: "out.txt") + [7]]
    }
  }
  return try Graph(nodes: first + second)
}

/// Runs the pipeline over and over, each time anew, until this process kills itself.
func runUntilKilled(in path: String, afterMicroseconds delay: Int) async throws {
  let store = try Store(at: path + "/store")
  Thread.detachNewThread {
    usleep(UInt32(delay))
    kill(getpid(), SIGKILL)
  }
  while true {
    var options = Executor.Options()
    options.jobs = 2
    options.force = Set(try slowPipeline().nodes.map(\.id))
    _ = try await Executor(store: store, options: options).run(slowPipeline())
  }
}
