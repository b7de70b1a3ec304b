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

  @Test func aPageLeadsToPages() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/others.md")
    try place.write(
      sums() + """

        Beside [others](others.md), [one part of them](others.md#totals), [their report](../Reports/others/report.md) and
        [this](sums.md); on [the web](https://a.b/c.md).
        """, to: "Pipelines/sums.md")
    try place.write("# Others", to: "Reports/others/report.md")
    try await place.run()
    let page = try place.read("Reports/sums/report.html")
    #expect(page.contains("Beside <a href=\"../others/report.html\">others</a>"))
    #expect(page.contains("<a href=\"../others/report.html\">one part of them</a>"))
    #expect(page.contains("<a href=\"#notebook\">this</a>; on <a href=\"https://a.b/c.md\">the web</a>"))
  }
}
