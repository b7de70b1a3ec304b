import Notebooks
import Testing

@Suite struct MarkdownTableTests {
  @Test func numbersStandToTheRightAndWordsToTheLeft() {
    #expect(
      reportTable(headers: ["a", "b", "c"], rows: [["x", "1.5", "–"], ["2y", "\u{2212}3", "–"]])
        == "| a | b | c |\n| --- | ---: | --- |\n| x | 1.5 | – |\n| 2y | \u{2212}3 | – |")
  }

  @Test func intervalsAreNumbers() {
    #expect(reportTable(headers: ["i"], rows: [["0.1 to 0.2"], ["10 %"]]).contains("| ---: |"))
  }

  @Test func aPipeEndsNoCell() {
    #expect(reportTable(headers: ["a|b"], rows: [["`c|d`"]]) == "| a\\|b |\n| --- |\n| `c\\|d` |")
  }

  @Test func rowsAreAsWideAsTheHeads() {
    var report = smallReport
    report.body = [
      .table(
        TableResult(
          name: "t", caption: [], headers: [.init(text: "a", align: .center), .init(text: "b")],
          rows: [["1"], ["1", "2", "3"]], sources: []))
    ]
    #expect(render(report).contains("| a | b |\n| :---: | ---: |\n| 1 |  |\n| 1 | 2 |\n"))
  }
}
