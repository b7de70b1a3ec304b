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
}
