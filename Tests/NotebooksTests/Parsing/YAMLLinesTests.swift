import Notebooks
import Parameters
import Testing

@Suite struct YAMLLinesTests {
  @Test(arguments: [
    ("a:\t1", "6:3: a tab; write spaces, or '\\t' in a text in double quotes"),
    ("---\na: 1", "6:1: '---' would begin another document; a block holds one"),
    ("...", "6:1: '...' would begin another document; a block holds one"),
    ("%YAML 1.1", "6:1: a YAML directive, '%'; leave it out"),
    ("a: \u{7}", "6:4: the control character U+0007; take it out"),
    ("a: \u{2028}b", "6:4: an unusual line separator; end the line as others do"),
  ])
  func linesThatReadersTakeApartAreErrors(stage: String, complaint: String) {
    #expect(complaints(stage: stage) == [complaint])
  }

  @Test func tabsInAQuotedTextAreWritten() throws {
    #expect(
      try parsed(body: "```yaml stage=work\nrun: x\na: \"b\\tc\"\n```\n").stages[0].parameters[0].value.written
        == "b\tc")
  }
}
