import Notebooks
import Testing

@Suite struct EscapeTests {
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

  @Test(arguments: [
    ("# a", "\\# a"), ("- a", "\\- a"), ("12. a", "12\\. a"), ("12.5", "12.5"), ("3) a", "3\\) a"), ("+", "\\+"),
    ("=", "\\="),
    ("a\u{202E}b", "ab"), ("\u{1B}[31mred\u{1B}[0m", "red"), ("a\u{0}b\u{7}", "ab"), ("a\r\nb", "a  b"), ("", ""),
    ("a & <b> $c$", "a &amp; &lt;b&gt; <span>$</span>c<span>$</span>"), ("漢字 é", "漢字 é"),
  ])
  func aTextInALineIsShownAsItIs(text: String, markdown: String) {
    #expect(reportText(text) == markdown)
  }

  @Test(arguments: [
    ("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("a``b`c", "```a``b`c```"), ("a\nb", "`a b`"), ("", ""),
    ("a\\|b", "<code>a&#92;|b</code>"),
  ])
  func codeHoldsAnything(text: String, markdown: String) {
    #expect(reportCode(text) == markdown)
  }
}
