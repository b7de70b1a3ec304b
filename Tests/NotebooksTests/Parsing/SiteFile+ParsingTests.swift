import Notebooks
import Parameters
import Testing

struct SiteFileParsingTests {
  @Test func everythingIsRead() throws {
    let site = try SiteFile(
      parsing: """
        partition: long      # where nobody says anything
        time: 2 h
        memory: 4 GB
        cpus: 2
        account: theory
        at-once: 8
        retry-memory: 1.5
        setup: module load openblas
        environment: [MODULEPATH, A]
        options: ["--qos=low", --nice]
        commands: /opt/slurm/bin
        """, file: "site.yaml")
    #expect(site.resources == Resources(memory: 4_000_000_000, time: 7200, cpus: 2, partition: "long"))
    #expect(site.account == "theory")
    #expect(site.atOnce == 8)
    #expect(site.memoryFactor == 1.5)
    #expect(site.setup == "module load openblas")
    #expect(site.environment == ["MODULEPATH", "A"])
    #expect(site.options == ["--qos=low", "--nice"])
    #expect(site.commands == "/opt/slurm/bin")
    #expect(site.locations["setup"]?.line == 8 && site.locations["commands"]?.line == 11)
  }

  @Test func anEmptyFileSaysNothing() throws {
    #expect(try SiteFile(parsing: "# nothing yet\n", file: "site.yaml") == SiteFile())
  }

  @Test(arguments: [
    ("partion: long", "site.yaml:1:1: the site file has no 'partion'; did you mean 'partition'?"),
    ("cpus: 1\ntime: 5", "site.yaml:2:7: 'time' must be like '10 min', not '5'"),
    ("retry-memory: 1", "site.yaml:1:15: 'retry-memory' must be a factor between 1 and 16, not '1'"),
    ("partition: a b", "site.yaml:1:12: 'partition' must be a name, not 'a b'"),
    ("- a", "site.yaml:1:1: the site file must be a map"),
    ("at-once: 0", "site.yaml:1:10: 'at-once' must be like '8', not '0'"),
  ])
  func whatIsWrongIsToldWithItsPlace(text: String, message: String) {
    #expect {
      try SiteFile(parsing: text, file: "site.yaml")
    } throws: {
      "\($0)".contains(message)
    }
  }
}
