import Application
import Testing

@Suite struct ReportBuilderTests {
  @Test func aRunWritesAReportWithResolvedValuesAndVerdicts() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    let answer = try await place.run()
    #expect(answer.status == 0)
    let report = try place.read("Reports/sums/report.md")
    // Σ n·3n over n = 1, 2, 3 is 3 + 12 + 27.
    #expect(report.contains("The total is **[42.0](#stage-total)**, the mean [14.00](#stage-products)."))
    #expect(report.contains("total.value >= 10"))
    #expect(report.contains("they are many"))
    #expect(try place.read("Reports/README.md").contains("What do they add up to?"))
  }
}
