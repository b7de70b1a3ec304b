import Application
import Foundation
import Notebooks
import Testing

/// What the site file and Slurm have to say before anything runs.
@Suite(.timeLimit(.minutes(10))) struct SlurmSettingsFileTests {
  private let cluster: ClusterPlace

  init() throws { cluster = try ClusterPlace() }

  @Test func whatSlurmHasAgainstAJobIsToldWithItsLineBeforeAnythingRuns() async throws {
    try cluster.place.write("allocation failure: Invalid partition name specified\n", to: "slurm/sbatch.objects")
    await #expect {
      try await cluster.place.session(cluster.settings).run()
    } throws: { error in
      let line =
        ClusterPlace.notebook.split(separator: "\n", omittingEmptySubsequences: false)
        .firstIndex { $0.contains("resources: { time: 5 min") } ?? 0
      return error is NotebookErrors && "\(error)".contains("Pipelines/sums.md:\(line + 1):")
        && "\(error)".contains("Slurm would not take the jobs of 'doubled': allocation failure: Invalid partition")
    }
    #expect(cluster.batches.isEmpty)
    #expect(!cluster.place.exists("store/records"))
  }

  @Test func aSlurmThatCannotBeAskedIsAMistakeOfTheCommand() async throws {
    try cluster.place.write("commands: /nowhere\n", to: "site.yaml")
    await #expect {
      try await cluster.place.session(cluster.settings).run()
    } throws: {
      $0 is UsageError && "\($0)".contains("Slurm cannot be asked")
    }
  }

  @Test func withoutNeedForAJobSlurmIsNotAsked() async throws {
    try await cluster.place.run()
    try cluster.place.write("commands: /nowhere\n", to: "site.yaml")
    #expect(try await cluster.place.session(cluster.settings).run().text.contains("0 ran"))
  }

  @Test func aSiteFileIsReadStrictly() async throws {
    try cluster.place.write("partion: long\n", to: "site.yaml")
    await #expect {
      try await cluster.place.session(cluster.settings).run()
    } throws: {
      "\($0)".contains("site.yaml:1:1: the site file has no 'partion'; did you mean 'partition'?")
    }
  }

  @Test func aSiteFileThatCannotBeReadIsAMistakeOfTheCommand() async throws {
    var settings = cluster.settings
    settings.site = cluster.place.folder + "/none.yaml"
    await #expect(throws: UsageError("cannot read the site file '\(cluster.place.folder)/none.yaml'")) {
      try await cluster.place.session(settings).run()
    }
    let latin = cluster.place.folder + "/site.yaml"
    try Data([0x61, 0x3A, 0x20, 0xE9]).write(to: URL(filePath: latin))
    await #expect(throws: UsageError("'\(latin)' is not text in UTF-8; save it so")) {
      try await cluster.place.session(cluster.settings).run()
    }
  }
}
