import Application
import Testing

@Suite struct ReportWriterTests {
  @Test func anEditOfProseOrCaptionWritesTheReportAndRunsNoStage() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try await place.run()
    let edited = sums(caption: "All of them").replacing("Prose before", with: "Other prose")
    try place.write(edited, to: "Pipelines/sums.md")
    let answer = try await place.run()
    #expect(answer.text.contains("10 stages: 10 cached, 0 ran"))
    let report = try place.read("Reports/sums/report.md")
    #expect(report.contains("Other prose"))
    #expect(report.contains("All of them"))
  }

  @Test func aReportHoldsNoPlaceAndNoTime() async throws {
    let (one, other) = (try Workplace(), try Workplace())
    for place in [one, other] {
      try place.write(sums(), to: "Pipelines/sums.md")
      try await place.run()
    }
    let report = try one.read("Reports/sums/report.md")
    #expect(!report.contains(one.folder.split(separator: "/").last ?? ""))
    #expect(try other.read("Reports/sums/report.md") == report)
  }
}
