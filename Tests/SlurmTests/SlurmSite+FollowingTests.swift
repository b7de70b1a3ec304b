import Foundation
import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// What a run hears of its jobs, from them and from Slurm.
@Suite(.timeLimit(.minutes(10))) struct SlurmSiteFollowingTests: FitOnSlurm {
  let place: SlurmPlace

  init() throws { place = try SlurmPlace() }

  @Test(arguments: ["squeue: unrecognized option '--states=all'", "squeue: error: Invalid user id: 0"])
  func aQueueThatWillNeverAnswerFailsInItsWords(words: String) async throws {
    try slurm.set("squeue-fails", words + "\nTry \"squeue --help\" for more information\n")
    let summary = try await slurm.run(
      graph(), hearing: hearing, fate: { _, _ in .isLeft },
      setting: { $0.origins = ["commands": "site.yaml:3"] })
    let said = words.replacing("squeue: ", with: "").replacing("error: ", with: "")
    #expect(
      failure(summary)
        == "Slurm cannot be asked after its job: \(said) ('commands' in site.yaml:3); the job goes on, and the next run "
        + "takes its result")
    #expect(summary.detachedCount == 1)
  }

  @Test func aJobThatCanNeverStartIsEndedAndFails() async throws {
    let summary = try await slurm.run(
      graph(), hearing: hearing, fate: { _, _ in .waits("PartitionTimeLimit") },
      setting: { $0.origins = ["partition": "site.yaml:1"] })
    #expect(failure(summary) == "job 11_0 can never start: PartitionTimeLimit ('partition' in site.yaml:1)")
    #expect(slurm.calls("scancel", with: "11_0").count == 1)
  }

  @Test func aQueueThatCannotBeAskedLosesNoJob() async throws {
    try slurm.set("squeue-fails", "slurm_load_jobs error: Socket timed out on send/recv operation")
    #expect(try await slurm.run(graph(), hearing: hearing).isComplete)
    #expect(slurm.submissions == 1)
  }

  @Test func anEmptyAnswerAloneLosesNoJob() async throws {
    try slurm.set("squeue-empty", "2")
    async let summary = slurm.run(graph(), hearing: hearing, fate: { _, _ in .isLeft })
    while slurm.calls("squeue").count < 8 { try await Task.sleep(for: .milliseconds(1)) }
    #expect(slurm.submissions == 1)
    #expect(resumptions.isEmpty)
    try slurm.mark(slurm.lines[0], "CANCELLED")
    _ = try await summary
  }

  @Test func aReasonThatDoesNotPassIsTold() async throws {
    let fate: @Sendable (StageID, Int) -> FakeSlurm.Fate = { _, _ in .waits("AssocMaxJobsLimit") }
    async let summary = slurm.run(graph(), hearing: hearing, fate: fate)
    while notices.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
    #expect(notices == ["test/fit waits in Slurm's queue: AssocMaxJobsLimit"])
    try slurm.mark(slurm.lines[0], "CANCELLED")
    _ = try await summary
  }

  @Test func aJobThatCannotBeginShowsWhatItPrinted() async throws {
    async let summary = slurm.run(graph(), hearing: hearing, fate: { _, _ in .isLeft })
    while slurm.lines.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    let line = slurm.lines[0]
    try workplace.write("store/jobs/\(line.name).0.out", "exec: pipeline: not found\n")
    try slurm.mark(line, "FAILED", reason: "NonZeroExitCode")
    guard case .failed(let message, let tail) = try await summary[id("fit")]?.outcome else {
      Issue.record("the stage must fail")
      return
    }
    #expect(message.hasPrefix("job 11_0 failed (NonZeroExitCode)"))
    #expect(tail == ["exec: pipeline: not found"])
  }

  @Test func progressIsToldAsThatOfAStageHere() async throws {
    let graph = try Graph(nodes: [
      node("fit", job: heavy) { [hearing] run in
        run.progress(0.25, "epoch 1 of 4")
        while !hearing.events.contains(where: { if case .progress = $0 { true } else { false } }) { usleep(1000) }
        return ["out.txt": [1]]
      }
    ])
    #expect(try await slurm.run(graph, hearing: hearing).isComplete)
    let words = hearing.events.compactMap { event -> String? in
      switch event {
      case .started(id("fit"), _): "started"
      case .progress(id("fit"), fraction: 0.25, note: "epoch 1 of 4"): "progress"
      case .finished(id("fit"), cached: false, _): "finished"
      default: nil
      }
    }
    #expect(words == ["started", "progress", "finished"])
  }
}
