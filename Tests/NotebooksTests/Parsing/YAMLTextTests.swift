import Notebooks
import Parameters
import Testing

@Suite struct YAMLTextTests {
  @Test(arguments: [
    ("a: 1\nb: 2\na: 3", "8:1: 'a' stands here twice; the first is in line 6"),
    ("m: { a: 1, 'a': 3 }", "6:12: 'a' stands here twice; the first is in line 6"),
    ("\"a\": 1\n\"a\": 3", "7:1: 'a' stands here twice; the first is in line 6"),
    ("a: &x 1", "6:4: an anchor, '&'; write the value out where it is used"),
    ("a: *x", "6:4: an alias, '*'; write the value out, or put a text that begins with '*' in quotes"),
    ("a: !!int 3", "6:4: a tag, '!'; a value's type follows from where it stands, so leave the tag out"),
    ("a: !!str \"3\"", "6:4: a tag, '!'; a value's type follows from where it stands, so leave the tag out"),
    ("<<: { a: 1 }", "6:1: '<<' merges nothing here; write the names and values out"),
    ("a:\t1", "6:3: a tab; write spaces, or '\\t' in a text in double quotes"),
    ("---\na: 1", "6:1: '---' would begin another document; a block holds one"),
    ("...", "6:1: '...' would begin another document; a block holds one"),
    ("%YAML 1.1", "6:1: a YAML directive, '%'; leave it out"),
    ("a: \u{7}", "6:4: the control character U+0007; take it out"),
    ("a: \u{2028}b", "6:4: an unusual line separator; end the line as others do"),
    ("a:", "6:1: 'a' has no value; write one, or leave the name out"),
    ("a: null", "6:4: an empty value; write one, or leave it out"),
    ("a: ~", "6:4: an empty value; write one, or leave it out"),
    ("a: [1, ~]", "6:8: an empty value; write one, or leave it out"),
    ("a: yes", "6:4: 'yes' is a truth value to some YAML readers; write true, or the word in quotes: '\"yes\"'"),
    ("a: Off", "6:4: 'Off' is a truth value to some YAML readers; write false, or the word in quotes: '\"Off\"'"),
    ("a: True", "6:4: 'True' is a truth value to some YAML readers; write true, or the word in quotes: '\"True\"'"),
    ("a: 08", "6:4: '08' is octal to some YAML readers; write 8, or put it in quotes"),
    ("a: -007", "6:4: '-007' is octal to some YAML readers; write -7, or put it in quotes"),
    (
      "a: 0x1F",
      "6:4: '0x1F' is a number in another base to some YAML readers; write it in decimals, or put it in quotes"
    ),
    ("a: 1_000", "6:4: '1_000' is a number to some YAML readers; write 1000, or put it in quotes"),
    ("a: 12:30", "6:4: '12:30' is a number to base sixty to some YAML readers; put it in quotes"),
    ("a: .nan", "6:4: '.nan' is no finite number; write one"),
    ("a: b: c", "6:5: a second ': ' on the line; put a text that holds one in quotes"),
    ("a: [1, 2\nb: 3", "7:2: a ',' or ']' is missing before this"),
    ("a: \"b", "6:4: a quotation mark that is never closed"),
    ("a: @b", "6:4: a text cannot begin with this character unless it is in quotes"),
    ("a: {{ work.b }} c", "6:4: a text that begins with '{{' must be in quotes"),
    ("[a, b]: 1", "6:1: a name must be a word; a text that begins with '{' or '[' must be in quotes"),
  ])
  func whatReadersOfYAMLDisagreeOnIsAnErrorAtItsPlace(stage: String, complaint: String) {
    #expect(complaints(stage: stage) == [complaint])
  }

  @Test func allDuplicatesOfABlockAreTold() {
    #expect(
      complaints(stage: "a: 1\na: 2\nm: { x: 1, x: 2 }\na: 3") == [
        "7:1: 'a' stands here twice; the first is in line 6",
        "8:12: 'x' stands here twice; the first is in line 8",
        "9:1: 'a' stands here twice; the first is in line 6",
      ])
  }

  @Test func columnsCountCharacters() {
    #expect(
      complaints(stage: "a: [\"e\u{301}👩‍🔬\", no]") == [
        "6:11: 'no' is a truth value to some YAML readers; write false, or the word in quotes: '\"no\"'"
      ])
  }

  @Test func wordsInQuotesAreNoTruthValuesAndNumbersKeepTheirSpelling() throws {
    let notebook = try parsed(
      body: "```yaml stage=work\nrun: work\na: \"no\"\nb: '08'\nc: 1e-6\nd: 1.50\ne: true\nf: [64, 64]\n```\n")
    let values = notebook.stages[0].parameters.map(\.value)
    #expect(values.map(\.written) == ["no", "08", "1e-6", "1.50", "true", "[64, 64]"])
    #expect(values[0].content == .scalar("no", quoted: true))
    #expect(values[2].content == .scalar("1e-6", quoted: false))
  }
}
