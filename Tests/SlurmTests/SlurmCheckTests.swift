import Foundation
import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// What Slurm has against a run, asked before it begins.
@Suite(.timeLimit(.minutes(10))) struct SlurmCheckTests: FitOnSlurm {
  let place: SlurmPlace

  init() throws { place = try SlurmPlace() }

  private var objection: SlurmObjection? {
    slurm.settings.objection(to: JobRequest(resources: JobResources(), parameters: "", origin: "a.md:1"))
  }

  @Test func aSlurmThatTakesTheJobIsAskedForATestOnly() {
    #expect(objection == nil)
    #expect(slurm.submissions == 0)
    #expect(slurm.calls("sbatch", with: "--test-only").count == 1)
    #expect(slurm.lines.isEmpty)
  }

  @Test(arguments: [
    "Batch job submission failed: Required partition not available (inactive or drain)",
    "AssocMaxSubmitJobLimit",
  ])
  func whatPassesIsNoObjection(words: String) throws {
    try slurm.set("objection", "sbatch: error: \(words)\n")
    #expect(objection == nil)
  }

  @Test func aRefusalIsToldInItsLastLinesWithoutAdvice() throws {
    try slurm.set(
      "objection",
      "sbatch: error: one\nsbatch: error: two\nsbatch: fatal: three\nfour\nTry \"sbatch --help\" for more information\n"
    )
    #expect(objection == .refused("two; three; four", blamed: nil))
  }

  @Test func aControllerThatIsNotThereCannotBeAsked() throws {
    let words = "Unable to contact slurm controller (connect failure)"
    try slurm.set("objection", "sbatch: error: \(words)\n")
    #expect(objection == .unreachable(words))
  }

  @Test func aCommandThatIsNotThereCannotBeAsked() throws {
    try slurm.unset("sbatch")
    #expect(objection == .unreachable("cannot run '\(slurm.folder)/sbatch': No such file or directory"))
  }

  @Test func aQueueThatWillNeverAnswerIsToldWithItsLine() throws {
    var settings = slurm.settings
    #expect(settings.objectionOfQueue() == nil)
    try slurm.set("squeue-fails", "squeue: error: Invalid user id: 0\n")
    #expect(settings.objectionOfQueue() == .unreachable("squeue: Invalid user id: 0"))
    settings.origins = ["commands": "site.yaml:3"]
    #expect(settings.objectionOfQueue() == .unreachable("squeue: Invalid user id: 0 ('commands' in site.yaml:3)"))
    try slurm.set("squeue-fails", "slurm_load_jobs error: Socket timed out on send/recv operation\n")
    #expect(settings.objectionOfQueue() == nil)
  }
}
