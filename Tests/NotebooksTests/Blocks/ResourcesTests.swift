import Notebooks
import Parameters
import Testing

@Suite struct ResourcesTests {
  @Test(arguments: [
    (
      "resources: { memory: 1 GX }",
      "6:22: 'memory' must be like '1 GB', not '1 GX'; the units are 'B', 'kB', 'KiB', 'MB', 'MiB', 'GB', 'GiB', 'TB', 'TiB'"
    ),
    (
      "resources: { memry: 1 GB }",
      "6:14: 'resources' has no 'memry'; did you mean 'memory'?; it takes 'memory', 'time', 'cpus', 'partition'"
    ),
    ("resources: { cpus: 1.5 }", "6:20: 'cpus' must be like '2', not '1.5'"),
    ("resources: 3", "6:12: 'resources' must be a map of names and values, not '3'"),
  ])
  func resourcesAreReadStrictly(stage: String, complaint: String) {
    #expect(complaints(stage: stage) == [complaint])
  }

  private func resources(_ text: String) throws -> Resources {
    try parsed(body: "```yaml stage=work\nrun: x\nresources: \(text)\n```\n").stages[0].resources
  }

  @Test func quantitiesAreReadInBytesAndSeconds() throws {
    #expect(try resources("{ memory: 1.5 GB, time: 90 s }") == Resources(memory: 1_500_000_000, time: 90))
    #expect(try resources("{ memory: 3KiB, time: 0.5 h, cpus: 16 }") == Resources(memory: 3072, time: 1800, cpus: 16))
    #expect(try resources("{ partition: 'long,gpu_2.x' }") == Resources(partition: "long,gpu_2.x"))
  }

  @Test(arguments: [
    "{ memory: 0 GB }", "{ memory: -1 GB }", "{ memory: 1e30 TB }", "{ memory: 1.2.3 GB }", "{ time: 5 }",
    "{ cpus: 0 }",
    "{ partition: 'a;b' }", "{ partition: é }",
  ])
  func whatNoMachineHasIsRefused(text: String) {
    #expect(complaints(stage: "resources: \(text)").count == 1)
  }

  /// What a stage asks for is no parameter: it shapes no output.
  @Test func resourcesAreNoParameters() throws {
    let fits = try #require(try parsed(exampleText).stages.first { $0.name == "fits" })
    #expect(fits.resources == Resources(memory: 1_000_000_000, time: 600, cpus: 2, partition: "short"))
    #expect(!fits.parameters.contains { $0.name == "resources" })
  }
}
