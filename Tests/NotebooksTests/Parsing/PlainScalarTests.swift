import Notebooks
import Parameters
import Testing

@Suite struct PlainScalarTests {
  @Test(arguments: [
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
  ])
  func wordsThatReadersTakeForDifferentThingsAreErrors(stage: String, complaint: String) {
    #expect(complaints(stage: stage) == [complaint])
  }

  @Test func wordsInQuotesAreNoTruthValuesAndNumbersKeepTheirSpelling() throws {
    let notebook = try parsed(
      body: "```yaml stage=work\nrun: work\na: \"no\"\nb: '08'\nc: 1e-6\nd: 1.50\ne: true\nf: [64, 64]\n```\n")
    let values = notebook.stages[0].parameters.map(\.value)
    #expect(values.map(\.written) == ["no", "08", "1e-6", "1.50", "true", "[64, 64]"])
    #expect(values[0].content == .scalar("no", quoted: true))
    #expect(values[2].content == .scalar("1e-6", quoted: false))
  }

  @Test(arguments: ["0", "-0", "0.5", "10", "1e5", "-1.5e-3", "1.2.3", "v1", "2026-01-02", "nan", "only", "t", ".5"])
  func whatAllTakeForTheSameIsLetBe(word: String) {
    #expect(complaints(stage: "a: \(word)").isEmpty)
  }
}
