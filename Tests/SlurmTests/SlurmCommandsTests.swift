import Foundation
import Slurm
import Testing
import Workflow
import WorkflowTestSupport

/// The words that go to the commands of Slurm.
@Suite(.timeLimit(.minutes(10))) struct SlurmCommandsTests: FitOnSlurm {
  let place: SlurmPlace

  init() throws { place = try SlurmPlace() }

  private func pipeline(_ workplace: Workplace) throws -> SmallPipeline {
    var pipeline = SmallPipeline(dataPath: try workplace.write("data", "1 2 3"))
    pipeline.job = heavy
    return pipeline
  }

  @Test func theOptionsSayWhatTheStageAndTheSiteAskFor() async throws {
    _ = try await slurm.run(
      try pipeline(workplace).graph(),
      setting: { slurm in
        slurm.resources = JobResources(memory: 5, seconds: 5, cpus: 2, partition: "long")
        slurm.account = "theory"
        slurm.options = ["--qos=low"]
        slurm.atOnce = 2
      })
    let call = try #require(slurm.calls("sbatch", with: "--parsable").first)
    let expected = [
      "--array=0-2%2", "--mem=954M", "--time=10", "--cpus-per-task=2", "--partition=long", "--account=theory",
      "--qos=low", "--no-requeue", "--open-mode=append", "--kill-on-invalid-dep=yes", "--signal=B:USR1@120",
      "--job-name=test-fits-",
    ]
    for option in expected { #expect(call.contains(option), "\(option)") }
  }

  @Test func jobsGetOnlyWhatTheSiteNames() async throws {
    _ = try await slurm.run(try pipeline(workplace).graph(), setting: { $0.environment = ["MODULEPATH"] })
    let call = try #require(slurm.calls("sbatch", with: "--parsable").first)
    #expect(call.contains("--export=ALL"))
    let given = Set(slurm.text("sbatch-environment").split(separator: "\n").map { String($0.prefix { $0 != "=" }) })
    let named = [
      "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "MODULEPATH", "OPENBLAS_CORETYPE", "PATH", "SLURM_CONF", "TMPDIR",
      "USER",
    ]
    let made = ["PWD", "OLDPWD", "SHLVL", "_"]  // by the shell that is this sbatch
    #expect(given.isSubset(of: named + made) && given.contains("PATH"))
  }

  /// What is asked for is rounded up: to whole mebibytes and minutes.
  @Test(arguments: [
    (JobResources(), ["--signal=B:USR1@120"], ["--mem", "--time", "--cpus-per-task", "--partition", "--account"]),
    (JobResources(memory: 1), ["--mem=1M"], []), (JobResources(memory: 1 << 20), ["--mem=1M"], []),
    (JobResources(memory: 1 << 20 + 1), ["--mem=2M"], []), (JobResources(memory: 1_000_000_000), ["--mem=954M"], []),
    (JobResources(seconds: 1), ["--time=1", "--signal=B:USR1@10"], []),
    (JobResources(seconds: 60), ["--time=1", "--signal=B:USR1@15"], []),
    (JobResources(seconds: 61), ["--time=2", "--signal=B:USR1@15"], []),
    (JobResources(seconds: 86400), ["--time=1440", "--signal=B:USR1@120"], []),
    (JobResources(cpus: 3, partition: "gpu"), ["--cpus-per-task=3", "--partition=gpu"], []),
  ])
  func resourcesBecomeOptions(resources: JobResources, present: [String], absent: [String]) throws {
    #expect(slurm.settings.objection(to: JobRequest(resources: resources, parameters: "", origin: "")) == nil)
    let words = Set(try #require(slurm.calls("sbatch").first).split(separator: " ").map(String.init))
    for word in present { #expect(words.contains(word), "\(word)") }
    for word in absent { #expect(!words.contains { $0.hasPrefix(word) }, "\(word)") }
  }

  /// Percent signs in the path of the store mean themselves.
  @Test func outputsLieBesideTheArray() async throws {
    _ = try await slurm.run(graph())
    let call = try #require(slurm.calls("sbatch", with: "--parsable").first)
    let name = try #require(slurm.lines.first?.name)
    let folder = workplace.storePath + "/jobs"
    #expect(call.contains("--output=\(folder.replacing("%", with: "%%"))/\(name).%a.out"))
    #expect(call.hasSuffix(" \(folder)/\(name).sh"))
    #expect(call.contains("--chdir=\(workplace.storePath) "))
  }

  @Test func anAnswerWithoutANumberMayStillHaveTheJobs() async throws {
    let script = slurm.folder + "/sbatch"
    let text = try String(contentsOfFile: script, encoding: .utf8).replacing("echo $number\n", with: "echo taken\n")
      .replacing(/echo \$number$/, with: "echo taken")
    try text.write(toFile: script, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    #expect(try await slurm.run(graph(), hearing: hearing).isComplete)
    #expect(notices == ["sbatch had no answer (it gave no number); looking whether Slurm has the jobs all the same"])
    #expect(slurm.submissions == 1)
  }
}
