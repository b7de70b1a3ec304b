import Notebooks
import Testing

/// Lines of logs and names that come from anywhere.
@Suite struct EscapeLinesTests {
  /// The fenced log of a failed stage, without its marks.
  private func log(_ lines: [String]) throws -> (marks: String, lines: [String]) {
    var report = smallReport
    report.body = [.stage("points")]
    report.stages[0].members[0].outcome = .failed(error: "e", log: lines)
    let text = render(report).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let start = try #require(text.firstIndex { $0.hasSuffix("`text") })
    let marks = String(text[start].dropLast(4))
    let end = try #require(text[(start + 1)...].firstIndex(of: marks))
    return (marks, Array(text[(start + 1)..<end]))
  }

  @Test func coloursAndControlCharactersAreDropped() throws {
    let found = try log([
      "\u{1B}[1;31mred\u{1B}[0m and \u{1B}[2Kplain", "a\u{0}b\u{8}c\u{7F}d", "left\u{202E}right\u{2066}x\u{2069}",
      "tab\tkept",
      "no colour \u{1B}]0;title", "\u{1B}[",
    ])
    #expect(found.lines == ["red and plain", "abcd", "leftrightx", "tab\tkept", "no colour ]0;title", ""])
  }

  /// Five hundred characters stay, of whatever kind.
  @Test(arguments: [("a", 499), ("a", 500), ("a", 501), ("é", 500), ("👨‍👩‍👧", 600)])
  func longLinesAreCut(character: String, count: Int) throws {
    let line = String(repeating: character, count: count)
    let found = try log([line]).lines
    #expect(found == [count <= 500 ? line : String(repeating: character, count: 500) + " …"])
  }

  /// A line that holds marks is held by longer ones.
  @Test(arguments: [0, 1, 2, 3, 4, 10]) func theMarksAreLongerThanAnyWithin(ticks: Int) throws {
    let line = "x" + String(repeating: "`", count: ticks) + "y``z"
    let found = try log([line, "`"])
    #expect(found.marks == String(repeating: "`", count: max(3, max(ticks, 2) + 1)))
    #expect(found.lines == [line, "`"])
  }

  /// In one line every kind of space is one, and all of them stay.
  @Test(arguments: [
    ("a\tb", "a b"), ("a\n\nb", "a  b"), ("a\u{2028}b\u{A0}c\u{3000}d", "a b c d"), ("  a  ", "  a  "), ("\r\n", "  "),
  ])
  func anySpaceIsASpace(text: String, line: String) { #expect(reportText(text) == line) }
}
