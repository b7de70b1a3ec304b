import Notebooks
import Parameters
import Testing

/// Names: lower-case words of letters and digits, joined by hyphens.
@Suite struct WordTests {
  private func isName(_ name: String) -> Bool {
    complaints(body: "```yaml stage=\(name)\nrun: x\n```\n").isEmpty
  }

  @Test(arguments: ["a", "z9", "fit-vade", "a-1-b", "x2y", "mfc-vae-2"]) func theseAreNames(name: String) throws {
    #expect(isName(name))
    #expect(try parsed(body: "```yaml stage=\(name)\nrun: x\n```\n").stages.map(\.name) == [name])
  }

  @Test(arguments: ["1a", "-a", "a-", "a--b", "A", "aB", "a_b", "é", "a.b", "α", "a\u{301}"])
  func theseAreNone(name: String) {
    #expect(!isName(name))
    let found = complaints(body: "```yaml stage=\(name)\nrun: x\n```\n")
    #expect(found.count == 1 && found[0].hasPrefix("4:15: '\(name)' is no name; a name is lower-case"), "\(found)")
  }

  @Test func aWordKnowsItsPlace() throws {
    let stage = try #require(try parsed(body: "\n```yaml stage=a\nrun:  fit-it\n```\n").stages.first)
    #expect(stage.kind.text == "fit-it")
    #expect(stage.kind.location == SourceLocation(file: testFile, line: 6, column: 7))
  }
}
