import Foundation
import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// What becomes of a stage whose job ended without its record.
@Suite(.timeLimit(.minutes(10))) struct JobRecoveryTests: FitOnSlurm {
  let place: SlurmPlace

  init() throws { place = try SlurmPlace() }

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
    #expect(failure(summary).contains("vanished from Slurm's queue and left no record, like the 3 before it"))
  }

  @Test func aJobThatEndedWellWithoutARecordIsNamed() async throws {
    let summary = try await slurm.run(graph(), hearing: hearing, fate: { _, _ in .ends("COMPLETED") })
    #expect(failure(summary).contains("ended well, but its record cannot be seen here"))
  }

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

  /// A job that nobody gave a limit has none in the message.
  @Test(arguments: [
    ("TIMEOUT", "job 11_0 reached its time limit and had saved no state to go on from; raise 'time' in its resources"),
    ("OUT_OF_MEMORY", "job 11_0 ran out of its memory; raise 'memory' in its resources"),
  ])
  func withoutResourcesNoneAreNamed(state: String, words: String) async throws {
    let job = JobRequest(resources: JobResources(), parameters: "", origin: "Pipelines/test.md:9")
    let summary = try await slurm.run(
      Graph(nodes: [node("fit", job: job)]), fate: { _, _ in .ends(state) }, setting: { $0.memoryFactor = 2 })
    #expect(failure(summary) == "\(words) (Pipelines/test.md:9)")
    #expect(slurm.submissions == 1)
  }

  /// What got further is never counted: a queue may preempt a fit that saves its state as often as it likes.
  @Test func aJobThatGetsFurtherEachTimeIsPreemptedForEver() async throws {
    let graph = try Graph(nodes: [
      node("fit", job: heavy, tally: tally) { run in
        let step = try run.loadCheckpoint()?.first ?? 0
        if step == 7 { return ["out.txt": [step]] }
        try run.saveCheckpoint([step + 1])
        throw TimesError()
      }
    ])
    let summary = try await slurm.run(
      graph, hearing: hearing, fate: { _, attempt in attempt < 8 ? .dies("PREEMPTED") : .runs })
    #expect(summary.isComplete)
    #expect(slurm.submissions == 8)
    #expect(resumptions.count == 7)
  }

  @Test func whatIsPreemptedWithoutGettingFurtherFailsInTheEnd() async throws {
    let summary = try await slurm.run(graph(), hearing: hearing, fate: { _, _ in .ends("PREEMPTED") })
    #expect(
      failure(summary)
        == "job 14_0 was preempted, like the 3 before it; ask whoever keeps the cluster, then run again")
  }
}
