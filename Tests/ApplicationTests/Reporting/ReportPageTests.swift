import Application
import Foundation
import Testing

@Suite struct ReportPageTests {
  @Test func besideAReportLiesAPageThatNeedsNothingElse() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try await place.run()
    let page = try place.read("Reports/sums/report.html")
    #expect(page.contains("The total is <strong><a class=\"value\" href=\"#stage-total\">42.0</a></strong>"))
    #expect(page.contains("id=\"stage-total\"") && page.contains("<details id=\"notebook\">"))
    #expect(page.contains("run: multiply-numbers"))  // the notebook goes with it
    #expect(page.contains("done, in 0.0 s"))
    #expect(!page.contains(place.folder))
    #expect(try place.read("Reports/index.html").contains("<a href=\"sums/report.html\">"))
    // A page that was removed is made again, with the same bytes and without a stage run.
    try FileManager.default.removeItem(atPath: "\(place.folder)/Reports/sums/report.html")
    #expect(try await place.run().text.contains("10 cached, 0 ran"))
    #expect(try place.read("Reports/sums/report.html") == page)
  }

  @Test func aPageLeadsToPages() {
    func leads(_ target: String) -> String? {
      ReportPage.redirection(of: target, inReportOn: "../../Pipelines/sums.md")
    }
    #expect(leads("../../Pipelines/sums.md") == "#notebook")
    #expect(leads("../../Pipelines/others.md") == "../others/report.html")
    #expect(leads("../../Pipelines/others.md#totals") == "../others/report.html")
    #expect(leads("../others/report.md") == "../others/report.html")
    for kept in [
      "../../Pipelines/Data/readme.md", "../../Pipelines/others.txt", "../../README.md", "https://a.b/c.md", "#totals",
      "sums.png", "../others/totals.md",
    ] { #expect(leads(kept) == nil) }
  }
}
