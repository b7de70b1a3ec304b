import Notebooks
import Testing

@Suite struct RenderTests {
  @Test func aReportHasItsPartsInOrder() {
    #expect(render(smallReport) == smallReportMarkdown)
  }

  @Test func aFailedStageLeavesItsPlaceWithErrorAndLog() {
    var report = smallReport
    report.body = [.stage("fits"), .prose([.text("It is "), .missing(stage: "fits"), .text(".")])]
    report.stages[1].members[1].outcome = .failed(
      error: "component 2 <collapsed> at iteration 7", log: ["one", "```", "</details>"])
    report.stages.append(
      StageResult(
        name: "stability", kind: "compare-codes", upstream: ["fits"],
        members: [StageResult.Member(key: "", outcome: .skipped(because: "fits"))]))
    report.body.append(.stage("stability"))
    let text = render(report)
    #expect(text.contains("**❌ 1 of 4 stages failed, 1 not run · 1 of 2 claims hold** · "))
    #expect(
      text.contains(
        """
        ❌ **`fits`** runs `fit-mixture` on `points`: 2 members, 1 failed.

        > `fits[seed=2]`: component 2 &lt;collapsed&gt; at iteration 7

        ````text
        one
        ```
        </details>
        ````
        """))
    #expect(text.contains("It is *no value, since `fits` is not done*."))
    #expect(text.contains("❌ **`stability`** runs `compare-codes` on `fits`: not run, since `fits` failed."))
    #expect(text.contains("<summary>The last lines of the logs of failures</summary>\n\n`fits[seed=2]`: component"))
  }

  @Test func logsAreCutAndColoursDropped() {
    var report = smallReport
    let log = (1...100).map { "\u{1B}[31mline \($0)\u{1B}[0m" } + [String(repeating: "x", count: 600)]
    report.stages[0].members[0].outcome = .failed(error: "it broke", log: log)
    let text = render(report)
    #expect(!text.contains("\u{1B}"))
    #expect(text.components(of: "line 100\n") == 2)
    #expect(text.components(of: "line 62\n") == 1)
    #expect(text.components(of: "line 61\n") == 0)
    #expect(!text.contains(String(repeating: "x", count: 501)))
  }

  @Test func linksAndPicturesOfCaptionsStayAndNothingElse() {
    var report = smallReport
    let caption: [ResolvedPiece] = [
      .text(
        "See [a *b* | c](../x.md#y), ![p](p.png) and `[c](d)`: [e] (f) <a href=\"g\"> [h](https://i.org/j?k=l|m&n). "),
      .value("[o](p)", stage: "fits"),
    ]
    let escaped =
      "See [a \\*b\\* | c](../x.md#y), ![p](p.png) and `[c](d)`: \\[e\\] (f) &lt;a href=\"g\"&gt; "
      + "[h](https://i.org/j?k=l%7Cm&n). \\[o\\](p)"
    report.body = [
      .figure(FigureResult(name: "f", caption: caption, alt: [], picture: .failed("x"), sources: [])),
      .table(TableResult(name: "t", caption: caption, headers: [.init(text: "a")], rows: [], sources: [])),
    ]
    let text = render(report)
    #expect(text.contains("**Figure 1.** \(escaped) *Not drawn:*"))
    #expect(text.contains("**Table 1.** \(escaped)"))
  }

  @Test func foreignTextCannotBreakOut() {
    var report = smallReport
    report.title = "A\n</h1> `<b>` <!-- $x$"
    report.headline = []
    report.claims = [
      ClaimResult(text: "a.b | mean >= 1", observed: "|", verdict: .unknown("<x>\n\n# y"), comment: "*a* | b")
    ]
    report.body = [
      .prose([.text("Is "), .value("# <script>*x*[y](z)`\\", stage: nil), .text(".")]),
      .figure(
        FigureResult(
          name: "f", caption: [.text("one\n\n</picture> `a|<b` `open")], alt: [.text("a\"><script>\n\nx & 'y'")],
          picture: .files(light: "a b\".svg", dark: "d>.svg", png: "p).png"), sources: [])),
      .table(
        TableResult(
          name: "t", caption: [], headers: [TableBlock.Header(text: "a|b")],
          rows: [["<\u{338}c\\|d\ne", "dropped"], []],
          sources: [])),
    ]
    let text = render(report)
    #expect(text.contains("\n# A &lt;/h1&gt; `<b>` &lt;!-- <span>$</span>x<span>$</span>\n"))
    #expect(text.contains("| ❔ unknown: &lt;x&gt;  # y | `a.b \\| mean >= 1` | \\| | \\*a\\* \\| b |"))
    #expect(text.contains("Is \\# &lt;script&gt;\\*x\\*\\[y\\](z)\\`&#92;."))
    #expect(text.contains("**Figure 1.** one  &lt;/picture&gt; `a|<b` \\`open [source]("))
    #expect(text.contains("<img alt=\"a&quot;&gt;&lt;script&gt;  x &amp; &#39;y&#39;\" src=\"a%20b%22.svg\">"))
    #expect(text.contains("srcset=\"d%3E.svg\""))
    #expect(text.contains("<a id=\"figure-f\" href=\"p%29.png\">"))
    #expect(text.contains("| a\\|b |\n| --- |\n| &lt;\u{338}c&#92;\\|d e |\n|  |"))
  }

  @Test func configurationsMayHoldBackticksAndPipes() {
    var report = smallReport
    report.stages[0].parameters = [
      StageResult.Parameter(name: "a", value: "x`y|z"), StageResult.Parameter(name: "b", value: "\\|"),
    ]
    let text = render(report)
    #expect(text.contains("| `a` | ``x`y\\|z`` | default |"))
    #expect(text.contains("| `b` | <code>&#92;\\|</code> | default |"))
  }

  @Test func aFigureThatCouldNotBeDrawnLeavesItsPlaceAndNumber() {
    var report = smallReport
    let failed = FigureResult(
      name: "f", caption: [.text("Nothing.")], alt: [.text("Nothing.")], picture: .failed("no gnuplot"), sources: [])
    report.body.insert(.figure(failed), at: 0)
    let text = render(report)
    #expect(text.contains("> ❌ <a id=\"figure-f\"></a>**Figure 1.** Nothing. *Not drawn:* no gnuplot"))
    #expect(text.contains("**Figure 2.** The 2 fits."))
    #expect(text.contains("1 figure not drawn"))
  }

  @Test func aLongSweepIsNotWrittenOut() {
    var report = smallReport
    report.stages[1].members = (1...10_000).map { StageResult.Member(label: "seed=\($0)", key: "0123456789abcdef") }
    report.body = [.stage("fits")]
    let text = render(report)
    #expect(text.contains("and 9980 more"))
    #expect(text.utf8.count < 5000)
  }

  @Test func aStageThatIsDoneLeavesNothingInTheStory() {
    let text = render(smallReport)
    let story = text.prefix(upTo: text.firstRange(of: "id=\"how-this-was-computed\"")?.lowerBound ?? text.endIndex)
    #expect(!story.contains("aabbccdd") && !story.contains("1a2b3c4d"))
    #expect(!story.contains("Runs") && !story.contains("<details>"))
  }

  @Test func thePictureStandsAtTheHeadAndNotInItsPlace() {
    var report = smallReport
    report.picture = "latents"
    report.body.append(
      .figure(
        FigureResult(
          name: "other", caption: [], alt: [], picture: .files(light: "a.svg", dark: "b.svg", png: "c.png"), sources: []
        )))
    let text = render(report)
    #expect(text.components(of: "id=\"figure-latents\"") == 1)
    let (picture, verdict) = (text.firstRange(of: "latents.svg"), text.firstRange(of: "1 of 2 claims hold"))
    #expect((picture?.lowerBound ?? text.endIndex) < (verdict?.lowerBound ?? text.startIndex))
    #expect(text.contains("**Figure 2.**  [source](#stage-other)"))
  }

  @Test func onlyThePageShowsHowLongStagesTook() {
    #expect(renderForPage(smallReport).contains("2 members, done, in 3 s; shown in"))
    #expect(renderForPage(smallReport).contains("**<a class=\"value\" href=\"#stage-fits\">0.97</a>**"))
    #expect(!render(smallReport).contains("in 3 s"))
  }

  @Test func theSameReportGivesTheSameBytes() {
    #expect(render(smallReport) == render(smallReport))
  }
}

extension String {
  /// How often a text occurs.
  func components(of text: String) -> Int { ranges(of: text).count }
}
