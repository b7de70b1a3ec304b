import Foundation
import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// Who is to blame for what Slurm refuses.
@Suite(.timeLimit(.minutes(10))) struct SlurmSettingsTests: FitOnSlurm {
  let place: SlurmPlace

  init() throws { place = try SlurmPlace() }

  @Test func whatTheSiteFileAsksForIsBlamedOnItsLine() async throws {
    try slurm.set("sbatch-fails", "sbatch: error: Batch job submission failed: Invalid qos specification")
    let summary = try await slurm.run(
      graph(), hearing: hearing, setting: { $0.origins = ["options": "site.yaml:10", "setup": "site.yaml:7"] })
    #expect(failure(summary).hasSuffix("Invalid qos specification ('options' in site.yaml:10)"))
  }

  /// A partition or a time that the stage itself asked for is no fault of the site's.
  @Test(arguments: [
    ("Invalid partition name specified", "partition", false), ("Invalid partition name specified", nil, true),
    ("Requested time limit is invalid", "time", false), ("Requested time limit is invalid", nil, true),
    ("Memory specification can not be satisfied", "memory", false),
    ("Memory specification can not be satisfied", nil, true),
    ("CPU count per node can not be satisfied", "cpus", false),
    ("CPU count per node can not be satisfied", nil, true), ("Invalid account", "account", true),
    ("Invalid feature specification", "options", true), ("no reason at all", nil, false),
  ])
  func theLineThatAskedForItIsBlamed(words: String, blamed: String?, isOfStage: Bool) throws {
    try slurm.set("objection", "sbatch: error: \(words)\n")
    var settings = slurm.settings
    for name in ["partition", "time", "memory", "cpus", "account", "options"] { settings.origins[name] = "site.yaml:1" }
    let own = JobResources(memory: 1_000_000, seconds: 60, cpus: 1, partition: "long")
    let job = JobRequest(resources: isOfStage ? own : JobResources(), parameters: "", origin: "a.md:1")
    #expect(settings.objection(to: job) == .refused(words, blamed: blamed))
    settings.origins = [:]
    #expect(settings.objection(to: job) == .refused(words, blamed: nil))
  }
}
