import Foundation
import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// Runs that end before their jobs do.
@Suite(.timeLimit(.minutes(10))) struct RestartTests {
  private let workplace: Workplace
  private let slurm: FakeSlurm

  init() throws {
    workplace = try Workplace()
    slurm = try FakeSlurm(workplace)
  }

  private func graph(tally: Tally? = nil) throws -> Graph {
    try Graph(
      nodes: (1...3).map { seed in
        node("fits", "seed=\(seed)", parameters: [parameter("seed", "\(seed)")], job: heavy, tally: tally)
      })
  }

  /// A process that submits and is killed as soon as Slurm has the jobs, before or after their number is known.
  private func submitAndDie(within pause: UInt32) async {
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = workplace.path as String, folder = slurm.folder as String, pause = pause as UInt32] in
      let nodes = (1...3).map { seed in
        node("fits", "seed=\(seed)", parameters: [parameter("seed", "\(seed)")], job: heavy)
      }
      var options = Executor.Options()
      var site = SlurmSettings()
      site.commands = folder
      site.program = "/bin/true"
      site.install(in: &options)
      Thread.detachNewThread {
        while (try? String(contentsOfFile: folder + "/queue", encoding: .utf8))?.contains("PENDING") != true {
          usleep(200)
        }
        usleep(pause)
        kill(getpid(), SIGKILL)
      }
      _ = try await Executor(store: try Store(at: path + "/store"), options: options).run(Graph(nodes: nodes))
    }
  }

  @Test(arguments: [0, 200_000] as [UInt32]) func aRunThatWasKilledFindsItsJobs(pause: UInt32) async throws {
    await submitAndDie(within: pause)
    let tally = Tally()
    let summary = try await slurm.run(graph(tally: tally))
    #expect(summary.isComplete)
    #expect(slurm.submissions == 1)
    #expect(tally.ran == (1...3).map { "fits[seed=\($0)]" })
    #expect(workplace.stored("jobs").isEmpty)
  }

  @Test func jobsThatEndedWhileNobodyLookedAreHits() async throws {
    await submitAndDie(within: 50_000)
    let tally = Tally()
    for line in slurm.lines {
      let job = try JobRun(array: line.name, index: line.index, store: try workplace.store())
      #expect(await job.run(try #require(graph(tally: tally)[job.description.id])) == 0)
    }
    let summary = try await slurm.run(graph(tally: tally))
    #expect(summary.stages.allSatisfy { if case .cached = $0.outcome { true } else { false } })
    #expect(tally.ran.count == 3)
    #expect(slurm.submissions == 1)
  }

  @Test func twoRunsAtOnceShareTheirJobs() async throws {
    let tally = Tally()
    async let first = slurm.run(graph(tally: tally))
    async let second = slurm.run(graph(tally: tally), fate: { _, _ in .isLeft })
    _ = try await (first, second)
    #expect(slurm.submissions == 1)
  }

  @Test func cancellingEndsAndForgetsWhatWasSubmitted() async throws {
    await submitAndDie(within: 50_000)
    let store = try workplace.store()
    let jobs = try Jobs(of: store)
    #expect(jobs.descriptions.count == 1)
    try jobs.cancel(in: store, with: slurm.settings)
    #expect(slurm.lines.allSatisfy { $0.state == "CANCELLED" })
    #expect(try Jobs(of: store).isEmpty)
    #expect(try await slurm.run(graph()).isComplete)
    #expect(slurm.submissions == 2)
  }

  @Test func aCancellationThatSlurmDoesNotHearForgetsNothing() async throws {
    await submitAndDie(within: 50_000)
    try slurm.set("scancel-fails", "scancel: error: Unable to contact slurm controller (connect failure)")
    let store = try workplace.store()
    #expect(throws: SlurmRefusal.self) { try Jobs(of: store).cancel(in: store, with: slurm.settings) }
    #expect(try !Jobs(of: store).isEmpty)
  }

  @Test func nothingIsCleanedAwayFromUnderJobs() async throws {
    await submitAndDie(within: 50_000)
    var policy = Cleaning.Policy()
    policy.jobs = Jobs.holdings
    let cleaning = try Cleaning(of: try workplace.store(), policy: policy)
    #expect(cleaning.blockedBy?.contains("of Slurm") == true)
  }

  /// The signal comes, the stage saves its state, and the process ends with the status that says so.
  @Test func aJobWhoseTimeIsUpSavesAndGoesOnInAnother() async throws {
    let graph = try Graph(nodes: [savingNode])
    let hearing = Hearing()
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
}

/// A fit that saves its state and would then run for ever; it ends where it finds a state.
private var savingNode: StageNode {
  node("fit", job: heavy) { run in
    if let state = try run.loadCheckpoint() { return ["out.txt": state] }
    try run.saveCheckpoint([7])
    while true { sleep(1) }
  }
}
