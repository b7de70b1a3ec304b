import Foundation
import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// A run on Slurm from its beginning to its end.
@Suite(.timeLimit(.minutes(10))) struct SlurmSiteTests: FitOnSlurm {
  let place: SlurmPlace

  init() throws { place = try SlurmPlace() }

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

  @Test func twoRunsAtOnceShareTheirJobs() async throws {
    async let first = slurm.run(sweep(3))
    async let second = slurm.run(sweep(3), fate: { _, _ in .isLeft })
    _ = try await (first, second)
    #expect(slurm.submissions == 1)
  }

  @Test func whatAsksForNothingStaysHere() async throws {
    let graph = try Graph(nodes: [node("here", tally: tally), node("below", from: [[id("here")]], tally: tally)])
    #expect(try await slurm.run(graph).isComplete)
    #expect(slurm.text("calls").isEmpty)
  }
}
