import Foundation
import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// What goes to Slurm, and how.
@Suite(.timeLimit(.minutes(10))) struct SlurmSiteSubmittingTests: FitOnSlurm {
  let place: SlurmPlace

  init() throws { place = try SlurmPlace() }

  private func pipeline(_ workplace: Workplace) throws -> SmallPipeline {
    var pipeline = SmallPipeline(dataPath: try workplace.write("data", "1 2 3"))
    pipeline.job = heavy
    return pipeline
  }

  @Test func whatAsksForResourcesGoesOutAsOneArrayAndTheRestStaysHere() async throws {
    let home = try Workplace()
    let summary = try await slurm.run(try pipeline(workplace).graph(), hearing: hearing)
    let atHome = try await run(try pipeline(home).graph(), in: home)
    #expect(summary.isComplete)
    #expect(try text(of: id("summary"), summary, in: workplace) == text(of: id("summary"), atHome, in: home))
    #expect(summary.stages.map(\.key) == atHome.stages.map(\.key))
    #expect(slurm.submissions == 1)
    #expect(slurm.lines.map(\.id) == ["11_0", "11_1", "11_2"])
    #expect(
      hearing.events.contains {
        if case .submitted(let ids, job: "11") = $0 { ids.map(\.member) == (1...3).map { "seed=\($0)" } } else { false }
      })
    #expect(workplace.stored("jobs").isEmpty)
    #expect(workplace.stored("claims").isEmpty)
  }

  @Test func aSecondRunSubmitsNothing() async throws {
    _ = try await slurm.run(try pipeline(workplace).graph())
    let summary = try await slurm.run(try pipeline(workplace).graph())
    #expect(summary.stages.allSatisfy { if case .cached = $0.outcome { true } else { false } })
    #expect(slurm.submissions == 1)
  }

  @Test func aForcedStageRunsAgainAndKeepsItsResultUntilThen() async throws {
    let pipeline = try pipeline(workplace)
    _ = try await slurm.run(pipeline.graph())
    pipeline.tally.reset()
    let summary = try await slurm.run(pipeline.graph(), changing: { $0.force = [id("fits", "seed=2")] })
    #expect(summary.isComplete)
    #expect(pipeline.tally.ran == ["fits[seed=2]"])
  }

  @Test func aStageThatFailsFailsAsItWouldHere() async throws {
    let graph = try Graph(nodes: [
      node("fit", job: heavy) { run in
        run.log("step 1")
        throw TimesError()
      },
      node("below", from: [[id("fit")]]),
    ])
    let summary = try await slurm.run(graph, hearing: hearing)
    #expect(
      summary[id("fit")]?.outcome == .failed(message: "TimesError()", logTail: ["step 1", "error: TimesError()"]))
    #expect(summary[id("below")]?.outcome == .skipped(because: id("fit")))
    #expect(workplace.stored("jobs").isEmpty)
  }

  @Test func whatNeedsAFailedParentIsNeverSubmitted() async throws {
    let graph = try Graph(nodes: [
      node("parent", job: heavy) { _ in throw TimesError() }, node("child", from: [[id("parent")]], job: heavy),
      node("stranger", job: heavy),
    ])
    let summary = try await slurm.run(graph, changing: { $0.keepGoing = true })
    #expect(summary[id("child")]?.outcome == .skipped(because: id("parent")))
    #expect(summary[id("stranger")]?.outputs != nil)
    #expect(slurm.calls("sbatch", with: "test-child").isEmpty)
  }

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
}
