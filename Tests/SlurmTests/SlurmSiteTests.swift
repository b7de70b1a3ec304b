import Foundation
import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// What Slurm and its nodes do wrong, and what the user hears of it.
@Suite(.timeLimit(.minutes(10))) struct SlurmSiteTests {
  private let workplace: Workplace
  private let slurm: FakeSlurm
  private let hearing = Hearing()
  private let tally = Tally()

  init() throws {
    workplace = try Workplace()
    slurm = try FakeSlurm(workplace)
  }

  /// A fit that dies the first time, with or without having saved a state; and goes on from one if there is one.
  private func graph(saving: Bool = false, dying: Bool = false) throws -> Graph {
    try Graph(nodes: [
      node("fit", job: heavy, tally: tally) { run in
        let state = try run.loadCheckpoint()
        if state == nil, saving { try run.saveCheckpoint([7]) }
        if state == nil, dying { throw TimesError() }
        return ["out.txt": state ?? [1]]
      }
    ])
  }

  private func failure(_ summary: RunSummary) -> String {
    if case .failed(let message, _) = summary[id("fit")]?.outcome { message } else { "it did not fail" }
  }

  private var notices: [String] { hearing.events.compactMap { if case .notice(let words) = $0 { words } else { nil } } }

  private var resumptions: [String] {
    hearing.events.compactMap { if case .resumed(_, let words) = $0 { words } else { nil } }
  }

  // MARK: Submissions

  @Test func aRefusedSubmissionFailsInSlurmsWords() async throws {
    try slurm.set("sbatch-fails", "sbatch: error: Batch job submission failed: Invalid account or account/partition")
    let summary = try await slurm.run(graph(), hearing: hearing)
    #expect(
      failure(summary)
        == "sbatch refused its job: Batch job submission failed: Invalid account or account/partition "
        + "(its resources: Pipelines/test.md:83)")
    #expect(workplace.stored("jobs").isEmpty)
  }

  @Test func anAnswerThatIsLostLeadsToNoSecondSubmission() async throws {
    try slurm.set("sbatch-forgets", "")
    #expect(try await slurm.run(graph(), hearing: hearing).isComplete)
    #expect(slurm.submissions == 1)
    #expect(tally.ran == ["fit"])
    #expect(notices.contains { $0.contains("Socket timed out") })
  }

  @Test func aControllerThatIsDeadIsWaitedFor() async throws {
    let silence = "sbatch: error: Batch job submission failed: Unable to contact slurm controller (connect failure)"
    try slurm.set("sbatch-fails", silence)
    try slurm.set("squeue-fails", "slurm_load_jobs error: Unable to contact slurm controller (connect failure)")
    async let summary = slurm.run(graph(), hearing: hearing)
    while !notices.contains(where: { $0.hasPrefix("Slurm does not answer") }) {
      try await Task.sleep(for: .milliseconds(2))
    }
    try slurm.unset("sbatch-fails")
    try slurm.unset("squeue-fails")
    #expect(try await summary.isComplete)
    #expect(tally.ran == ["fit"])
    #expect(slurm.lines.count == 1)
  }

  // MARK: Refusals that pass

  private func sweep(_ count: Int) throws -> Graph {
    try Graph(
      nodes: (1...count).map { seed in
        node("fits", "seed=\(seed)", parameters: [parameter("seed", "\(seed)")], job: heavy, tally: tally)
      })
  }

  @Test func aSweepThatIsLargerThanAnArrayMayBeGoesOutInSmallerOnes() async throws {
    try slurm.set("largest-array", "3")
    #expect(try await slurm.run(sweep(10), hearing: hearing).isComplete)
    #expect(tally.ran.count == 10)
    #expect(slurm.lines.allSatisfy { $0.index < 3 })
    #expect(notices.isEmpty)
  }

  @Test func aClusterThatTakesNoArrayAtAllFails() async throws {
    try slurm.set("largest-array", "0")
    let summary = try await slurm.run(graph(), hearing: hearing)
    #expect(failure(summary).contains("Invalid job array specification"))
  }

  @Test(arguments: [
    "sbatch: error: AssocMaxSubmitJobLimit\n", "sbatch: error: QOSMaxSubmitJobPerUserLimit\n",
    "sbatch: error: AssocGrpSubmitJobsLimit\n", "",
  ])
  func aLimitOnJobsMakesTheRestWait(name: String) async throws {
    let words = "Job violates accounting/QOS policy (job submit limit, user's size and/or time limits)"
    try slurm.set("most-jobs", "2")
    try slurm.set("most-jobs-words", "\(name)sbatch: error: Batch job submission failed: \(words)\n")
    #expect(try await slurm.run(sweep(7), hearing: hearing).isComplete)
    #expect(tally.ran.count == 7)
    #expect(notices.allSatisfy { $0.hasPrefix("Slurm takes no further job now (") })
  }

  @Test func aUserWhoMaySubmitNoJobAtAllIsNotWaitedFor() async throws {
    try slurm.set("most-jobs", "0")
    try slurm.set(
      "most-jobs-words", "sbatch: error: AssocMaxSubmitJobLimit\nsbatch: error: Batch job submission failed: no\n")
    let summary = try await slurm.run(graph(), hearing: hearing)
    #expect(failure(summary).contains("AssocMaxSubmitJobLimit"))
  }

  @Test func aPartitionThatIsClosedForAWhileIsWaitedFor() async throws {
    try slurm.set(
      "sbatch-fails",
      "sbatch: error: Batch job submission failed: Required partition not available (inactive or drain)")
    async let summary = slurm.run(graph(), hearing: hearing)
    while notices.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
    try slurm.unset("sbatch-fails")
    #expect(try await summary.isComplete)
    #expect(notices.count == 1 && notices[0].hasSuffix("1 stage waits and will be submitted later"))
  }

  // MARK: Failures that last

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

  @Test func whatTheSiteFileAsksForIsBlamedOnItsLine() async throws {
    try slurm.set("sbatch-fails", "sbatch: error: Batch job submission failed: Invalid qos specification")
    let summary = try await slurm.run(
      graph(), hearing: hearing, setting: { $0.origins = ["options": "site.yaml:10", "setup": "site.yaml:7"] })
    #expect(failure(summary).hasSuffix("Invalid qos specification ('options' in site.yaml:10)"))
  }

  // MARK: Answers

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

  @Test func aJobThatVanishesIsSubmittedAgain() async throws {
    let summary = try await slurm.run(
      graph(), hearing: hearing, fate: { _, attempt in attempt == 1 ? .vanishes : .runs })
    #expect(summary.isComplete)
    #expect(slurm.submissions == 2)
    #expect(resumptions == ["job 11_0 vanished from Slurm's queue and left no record"])
  }

  @Test func jobsThatVanishAgainAndAgainFail() async throws {
    let summary = try await slurm.run(graph(), hearing: hearing, fate: { _, _ in .vanishes })
    #expect(slurm.submissions == 4)
    #expect(failure(summary).contains("vanished from Slurm's queue and left no record, and so did 3 before it"))
  }

  @Test func aJobThatEndedWellWithoutARecordIsNamed() async throws {
    let summary = try await slurm.run(graph(), hearing: hearing, fate: { _, _ in .ends("COMPLETED") })
    #expect(failure(summary).contains("ended well, but its record cannot be seen here"))
  }

  @Test func aReasonThatDoesNotPassIsTold() async throws {
    let fate: @Sendable (StageID, Int) -> FakeSlurm.Fate = { _, _ in .waits("AssocMaxJobsLimit") }
    async let summary = slurm.run(graph(), hearing: hearing, fate: fate)
    while notices.isEmpty { try await Task.sleep(for: .milliseconds(2)) }
    #expect(notices == ["test/fit waits in Slurm's queue: AssocMaxJobsLimit"])
    try slurm.mark(slurm.lines[0], "CANCELLED")
    _ = try await summary
  }

  // MARK: Deaths

  @Test func aTimeLimitWithoutASavedStateSaysWhatToRaise() async throws {
    let summary = try await slurm.run(graph(), hearing: hearing, fate: { _, _ in .ends("TIMEOUT") })
    #expect(
      failure(summary)
        == "job 11_0 reached its time limit of 10 min and had saved no state to go on from; raise 'time' in its "
        + "resources (Pipelines/test.md:83)")
    #expect(slurm.submissions == 1)
  }

  @Test func aTimeLimitWithASavedStateGoesOnFromIt() async throws {
    let summary = try await slurm.run(
      graph(saving: true, dying: true), hearing: hearing,
      fate: { _, attempt in attempt == 1 ? .dies("TIMEOUT") : .runs })
    #expect(summary.isComplete)
    #expect(try workplace.store().read(try #require(summary[id("fit")]?.outputs?["out.txt"]).digest) == [7])
    #expect(resumptions == ["job 11_0 reached its time limit of 10 min"])
  }

  @Test func aTimeLimitThatComesTwiceWithoutProgressFails() async throws {
    let summary = try await slurm.run(
      graph(saving: true, dying: true), hearing: hearing,
      fate: { _, attempt in attempt == 1 ? .dies("TIMEOUT") : .ends("TIMEOUT") })
    #expect(failure(summary).contains("without getting any further than the job before it; raise 'time'"))
    #expect(slurm.submissions == 2)
  }

  @Test(arguments: [("PREEMPTED", "job 11_0 was preempted"), ("NODE_FAIL", "the node of job 11_0 failed")])
  func whatIsNoFaultOfTheStageIsTriedAgain(state: String, words: String) async throws {
    let summary = try await slurm.run(
      graph(), hearing: hearing, fate: { _, attempt in attempt == 1 ? .ends(state) : .runs })
    #expect(summary.isComplete)
    #expect(resumptions == [words])
  }

  @Test func aJobOutOfMemorySaysWhatItHad() async throws {
    let summary = try await slurm.run(graph(), hearing: hearing, fate: { _, _ in .ends("OUT_OF_MEMORY") })
    #expect(
      failure(summary)
        == "job 11_0 ran out of its memory of 1 GB; raise 'memory' in its resources (Pipelines/test.md:83)")
    #expect(slurm.submissions == 1)
  }

  @Test func aSiteMayGiveMoreMemoryOnce() async throws {
    let summary = try await slurm.run(
      graph(), hearing: hearing, fate: { _, _ in .ends("OUT_OF_MEMORY") }, setting: { $0.memoryFactor = 2 })
    #expect(slurm.calls("sbatch", with: "--mem=1908M").count == 1)
    #expect(failure(summary).hasPrefix("job 12_0 ran out of its memory of 2 GB"))
  }

  @Test func aCancelledJobIsNotSubmittedAgain() async throws {
    let summary = try await slurm.run(graph(), hearing: hearing, fate: { _, _ in .ends("CANCELLED") })
    #expect(failure(summary) == "job 11_0 was cancelled; run again to submit it anew")
    #expect(slurm.submissions == 1)
    #expect(try await slurm.run(graph()).isComplete)
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
}
