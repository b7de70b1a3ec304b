import Notebooks
import Parameters
import Testing

@Suite struct SweepAxisParsingTests {
  @Test(arguments: [
    ("for each: 1...5", "6:11: 'for each' must be a map, such as { seed: 1...5 }, not '1...5'"),
    ("for each: { seed: 5...1 }", "6:19: the range 5...1 is empty; its ends are the wrong way round"),
    ("for each: { seed: 1...x }", "6:19: '1...x' is no range; a range is two whole numbers, such as 1...5"),
    ("for each: { seed: 1...9999999 }", "6:19: the range 1...9999999 holds more than 100000 values"),
    ("for each: { seed: [1...3, 2] }", "6:27: 'seed' takes the value 2 twice"),
    ("for each: { seed: [] }", "6:19: 'seed' has no values; write one"),
    ("for each: { seed: { a: 1 } }", "6:19: 'seed' must be a list or a range, such as 1...5, not a map"),
  ])
  func sweepsAreReadStrictly(stage: String, complaint: String) {
    #expect(complaints(stage: stage) == [complaint])
  }

  private func values(_ text: String) throws -> [String] {
    let stage = try parsed(body: "```yaml stage=work\nrun: x\nfor each: { a: \(text) }\n```\n").stages[0]
    return stage.sweep[0].values.map(\.written)
  }

  @Test func rangesAreWrittenOutAmongOtherValues() throws {
    #expect(try values("-1...2") == ["-1", "0", "1", "2"])
    #expect(try values("[1...2, 7, full]") == ["1", "2", "7", "full"])
    #expect(try values("3") == ["3"])
    #expect(try values("[[64, 64], [32]]") == ["[64, 64]", "[32]"])
  }

  @Test func aRangeInQuotesIsAWord() throws {
    #expect(try values("['1...3']") == ["1...3"])
  }

  @Test func theLongestRangeIsBounded() throws {
    #expect(try values("1...100000").count == 100_000)
    #expect(complaints(stage: "for each: { a: 0...9223372036854775807 }").count == 1)
    #expect(complaints(stage: "for each: { a: -9223372036854775808...9223372036854775807 }").count == 1)
  }

  /// Both are é to Unicode, and two values.
  @Test func valuesAreToldApartByTheirBytes() throws {
    #expect(try values("[\u{e9}, e\u{301}]").count == 2)
  }
}
