import Notebooks
import Testing

/// What is folded away, and what is left out as a whole, in reports and their summaries.
@Suite struct ReportSectionTests {
  /// GitHub reads Markdown within HTML only after a blank line.
  @Test func whatIsFoldedAwayStandsBetweenBlankLines() {
    let report = render(smallReport)
    let opens = report.ranges(of: "</summary>")
    #expect(!opens.isEmpty && report.components(of: "<details>") == report.components(of: "</details>"))
    for range in opens { #expect(report[range.upperBound...].hasPrefix("\n\n")) }
    for range in report.ranges(of: "</details>") { #expect(report[..<range.lowerBound].hasSuffix("\n\n")) }
  }
}
