import Foundation
import Pages
import Testing

/// Pages as readers see them, where a browser is there.
@Suite(.serialized, .enabled(if: Browser.isThere, "there is no Chromium here; 'make setup-browser' installs it"))
struct PageInBrowserTests {
  private let browser: Browser

  init() throws { browser = try Browser.shared() }

  @Test(arguments: [400, 1200], [false, true])
  func aPageCanBeReadAtAnyWidthInLightAndDark(width: Int, isDark: Bool) throws {
    try browser.open(samplePage().html(), width: width, isDark: isDark)
    #expect(try PageCheck.complaints(browser) == [])
  }

  @Test func theCommittedReportsMakeGoodPages() throws {
    for folder in try reportFolders() where try isLayered(folder) {
      var page = Page(title: folder, markdown: try String(contentsOfFile: "\(folder)/report.md", encoding: .utf8))
      for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".svg") {
        page.files[name] = [UInt8](FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data())
      }
      // Where the program leads to another page, the text itself stands here.
      for match in page.markdown.matches(of: /\((\.\.\/[^)]*\.md)\)/) {
        page.links[String(match.output.1)] = "#content"
      }
      let html = page.html()
      #expect(html.utf8.count < 3_000_000, "\(folder)")
      for isDark in [false, true] {
        try browser.open(html, width: isDark ? 400 : 1200, isDark: isDark)
        #expect(try PageCheck.complaints(browser) == [], "\(folder)")
      }
    }
  }

  /// Whether a report is of the form that is written today; one that was written before waits for the next full run.
  private func isLayered(_ folder: String) throws -> Bool {
    try String(contentsOfFile: "\(folder)/report.md", encoding: .utf8).contains("id=\"how-this-was-computed\"")
  }

  private func reportFolders() throws -> [String] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let reports = root.appending(path: "Reports").path
    return try FileManager.default.contentsOfDirectory(atPath: reports).sorted().map { "\(reports)/\($0)" }
      .filter { FileManager.default.fileExists(atPath: "\($0)/report.md") }
  }

  @Test func whatIsBrokenIsNoticed() throws {
    let html = samplePage().html()
    let broken = [
      (html.replacing("href=\"#stage-fits\"", with: "href=\"#stage-fit\""), "the link #stage-fit leads nowhere"),
      (
        html.replacing("src=\"data:image/svg+xml,", with: "src=\"data:image/png,"),
        "a picture cannot be shown"
      ),
      (html.replacing("alt=\"A line &amp; a text.\"", with: "alt=\"\""), "a picture has no text in its place"),
      (html.replacing("<p>It is", with: "<p style=\"color: #999\">It is"), "has a contrast of"),
      (
        html.replacing("<a class=\"skip\"", with: "<a tabindex=\"-1\" class=\"skip\""),
        "cannot be reached by the keyboard"
      ),
      (html.replacing("<p>It is", with: "<p style=\"width: 3000px\">It is"), "the page is"),
      (html.replacing("d3.svg.brush()", with: "d3.svg.brushes()"), "brushes is not a function"),
      (html.replacing("id=\"stage-one\"", with: "id=\"stage-fits\""), "two elements are called stage-fits"),
    ]
    for (page, complaint) in broken {
      try browser.open(page)
      #expect(try PageCheck.complaints(browser).contains { $0.contains(complaint) }, "\(complaint)")
    }
  }

  @Test func theFirstKeyLeadsPastTheContents() throws {
    try browser.open(samplePage().html())
    try browser.press("Tab")
    #expect(try browser.evaluate("document.activeElement.className") as? String == "skip")
    try browser.press("Tab")
    #expect(try browser.evaluate("document.activeElement.hash") as? String == "#the-story")
  }

  @Test func aValueTellsWhereItCameFrom() throws {
    try browser.open(samplePage().html())
    try browser.evaluate("document.querySelector('a.value').focus()")
    let note = try browser.evaluate("document.getElementById('note').textContent") as? String
    #expect(note?.contains("Runs fit-mixture on nothing: done.") == true)
    try browser.evaluate("document.querySelector('a.source').focus()")
    let other = try browser.evaluate("document.getElementById('note').textContent") as? String
    #expect(other?.contains("Figure 1 draws lines") == true)
  }

  @Test func aLinkIntoWhatIsFoldedUnfoldsIt() throws {
    try browser.open(samplePage().html())
    try browser.evaluate("document.querySelector('a[href=\"#notebook\"]').click()")
    let isOpen = "new Promise((done) => setTimeout(() => done(document.getElementById('notebook').open), 100))"
    #expect(try browser.evaluate(isOpen) as? Bool == true)
  }

  @Test func aTableSortsByNumbersAndWords() throws {
    try browser.open(samplePage().html())
    let cells = "[...document.querySelectorAll('main tbody')[0].rows].map((row) => row.cells[0].textContent)"
    let head = "document.querySelectorAll('main th button')"
    try browser.evaluate("\(head)[1].click()")
    #expect(try browser.texts(cells) == ["two", "one", "three"])
    try browser.evaluate("\(head)[1].click()")
    #expect(try browser.texts(cells) == ["three", "one", "two"])
    try browser.evaluate("\(head)[0].click()")
    #expect(try browser.texts(cells) == ["one", "three", "two"])
  }

  @Test func aFigureOpensLarge() throws {
    try browser.open(samplePage().html())
    try browser.evaluate("document.querySelector('figure a').click()")
    #expect(try browser.evaluate("document.querySelector('dialog').open") as? Bool == true)
    #expect(try browser.evaluate("document.querySelector('dialog img').alt") as? String == "A line & a text.")
  }

  @Test func pointsThatAreBrushedInOneRunStandOutInAll() throws {
    try browser.open(samplePage().html())
    try brush()
    let status = try browser.evaluate("document.querySelector('.scatter [role=status]').textContent") as? String
    #expect(status == "200 of 400 points are brushed in run 1")
    // Run 2 is the square turned about: what is on the right of run 1 is at the top of run 2.
    #expect(try inked(panel: 1, "0, 0, 1, 0.45") > 5 * (try inked(panel: 1, "0, 0.55, 1, 0.45")))
    try browser.evaluate("[...document.querySelectorAll('.scatter button')].at(-1).click()")
    let (upper, lower) = (try inked(panel: 1, "0, 0, 1, 0.45"), try inked(panel: 1, "0, 0.55, 1, 0.45"))
    #expect(abs(upper - lower) < 0.1 * upper)
  }

  /// Brushes the right half of the first run.
  private func brush() throws {
    try browser.evaluate("document.querySelector('.scatter').scrollIntoView()")
    let box = try #require(
      try browser.evaluate(
        "(() => { const b = document.querySelector('.scatter .plot').getBoundingClientRect(); return [b.left, b.top, b.width, b.height] })()"
      ) as? [Double])
    try browser.drag(
      from: (box[0] + 0.5 * box[2], box[1] + 1), to: (box[0] + box[2] - 1, box[1] + box[3] - 1))
  }

  /// How much ink there is in a part of a panel: left, top, width and height as shares.
  private func inked(panel: Int, _ part: String) throws -> Double {
    let script = """
      (([left, top, width, height]) => {
        const canvas = document.querySelectorAll(".scatter canvas")[\(panel)];
        const size = canvas.width;
        const data = canvas.getContext("2d").getImageData(left * size, top * size, width * size, height * size).data;
        let sum = 0;
        for (let n = 3; n < data.length; n += 4) sum += data[n];
        return sum;
      })([\(part)])
      """
    return try #require(try browser.evaluate(script) as? Double)
  }

  @Test func aHundredThousandPointsStayFluid() throws {
    try browser.open(samplePage(points: 90_000).html())
    #expect(try PageCheck.complaints(browser) == [])
    try brush()
    let status = try browser.evaluate("document.querySelector('.scatter [role=status]').textContent") as? String
    #expect(status?.hasSuffix("of 90000 points are brushed in run 1") == true)
  }
}
