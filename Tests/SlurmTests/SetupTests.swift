import Foundation
import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// The shell lines of a site, before the program of a job.
@Suite(.timeLimit(.minutes(10))) struct SetupTests {
  private let workplace: Workplace
  private let slurm: FakeSlurm

  init() throws {
    workplace = try Workplace()
    slurm = try FakeSlurm(workplace)
    try slurm.set("program", "#!/bin/sh\ntouch '\(slurm.folder)/started'\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: slurm.folder + "/program")
  }

  /// Runs the script of the first job, as a node would, and then tells Slurm how it ended.
  private func runScript() throws {
    let line = slurm.lines[0]
    let script = Process()
    script.executableURL = URL(filePath: "/bin/sh")
    script.arguments = ["\(workplace.storePath)/jobs/\(line.name).sh"]
    script.environment = ["SLURM_ARRAY_TASK_ID": "\(line.index)", "PATH": "/usr/bin:/bin"]
    let printed = workplace.storePath + "/jobs/\(line.name).\(line.index).out"
    _ = FileManager.default.createFile(atPath: printed, contents: nil)
    let file = try #require(FileHandle(forWritingAtPath: printed))
    (script.standardOutput, script.standardError) = (file, file)
    try script.run()
    script.waitUntilExit()
    try slurm.mark(line, script.terminationStatus == 0 ? "COMPLETED" : "FAILED", reason: "NonZeroExitCode")
  }

  private func outcome(of setup: String) async throws -> RunSummary.Outcome? {
    async let summary = slurm.run(
      try Graph(nodes: [node("fit", job: heavy)]), fate: { _, _ in .isLeft },
      setting: {
        $0.setup = setup
        $0.program = slurm.folder + "/program"
        $0.origins = ["setup": "site.yaml:7"]
      })
    while slurm.lines.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    try runScript()
    return try await summary[id("fit")]?.outcome
  }

  @Test(arguments: [
    ("exit 3", "3"), ("no-such-module load openblas", "127"), ("false\ntrue", "1"),
    ("cd /nowhere && true\ntrue; false; true", "1"), (". /no/such/profile", "2"), ("(exit 9)", "9"),
  ])
  func aSetupThatFailsFailsTheJobBeforeTheProgramStarts(setup: String, status: String) async throws {
    guard case .failed(let message, let printed) = try await outcome(of: setup) else {
      Issue.record("the stage must fail")
      return
    }
    #expect(message == "the setup of its job failed with status \(status) ('setup' in site.yaml:7)")
    #expect(!FileManager.default.fileExists(atPath: slurm.folder + "/started"))
    if setup.contains("module") { #expect(printed.contains { $0.contains("not found") }) }
  }

  @Test func aSetupThatWasCorrectedIsTriedByTheNextRun() async throws {
    _ = try await outcome(of: "exit 3")
    #expect(try await slurm.run(try Graph(nodes: [node("fit", job: heavy)])).isComplete)
    #expect(slurm.submissions == 2)
  }

  @Test func aSetupThatFailedWhileNobodyLookedIsTriedAgain() async throws {
    let graph = try Graph(nodes: [node("fit", job: heavy)])
    var options = Executor.Options()
    var settings = slurm.settings
    settings.setup = "exit 3"
    settings.install(in: &options)
    let executor = Executor(store: try workplace.store(), options: options)
    async let summary = executor.run(graph)
    while slurm.lines.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
    executor.cancel()
    _ = try await summary
    try runScript()
    #expect(try await slurm.run(graph).isComplete)
    #expect(slurm.submissions == 2)
  }

  @Test(arguments: ["true", "false || true", "if [ -d /nowhere ]; then exit 1; fi", "A='it is'\nexport A"])
  func aSetupThatSucceedsStartsTheProgram(setup: String) async throws {
    // The program leaves no record, which is what the run then complains of.
    guard case .failed(let message, _) = try await outcome(of: setup) else {
      Issue.record("a program that leaves no record must fail")
      return
    }
    #expect(message.contains("ended well, but its record cannot be seen here"))
    #expect(FileManager.default.fileExists(atPath: slurm.folder + "/started"))
  }
}
