import Foundation
import Stages
import Testing

@Suite struct ReportValueTests {
  /// What a reader would write by hand.
  @Test(arguments: [
    (ReportValue.integer(-3), "-3"), (.number(0.25), "0.25"), (.text("full"), "\"full\""), (.flag(true), "true"),
    (.interval(0.1, 0.4), "[0.1,0.4]"), (.number(1e-300), "1e-300"), (.text(""), "\"\""),
  ])
  func inJSONItIsWhatItSays(value: ReportValue, text: String) throws {
    #expect(String(decoding: try JSONEncoder().encode([value]), as: UTF8.self) == "[\(text)]")
    #expect(try JSONDecoder().decode([ReportValue].self, from: Data("[\(text)]".utf8)) == [value])
  }

  /// A whole number is a number where it is shown, so JSON need not tell them apart.
  @Test func aWholeNumberReadsBackAsACount() throws {
    let bytes = try ValuesFile.encode(["mean": .number(2)])
    #expect(try ValuesFile.decode(bytes) == ["mean": .integer(2)])
  }

  @Test(arguments: ["[null]", "[[1]]", "[{}]", "[[\"a\",\"b\"]]", "[[1,2,3]]"])
  func whatIsNoValueIsAnError(text: String) {
    #expect(throws: (any Error).self) { try JSONDecoder().decode([ReportValue].self, from: Data(text.utf8)) }
  }
}
