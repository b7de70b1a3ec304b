import Markdown
import Testing

@Suite struct MarkdownDocumentHTMLTests {
  @Test func tablesAndHTMLOfGitHubAreKept() {
    let html = MarkdownDocument(
      "| a | b |\n| --- | ---: |\n| `x\\|y` | 2 |\n\n<details>\n<summary>s</summary>\n\n*t*\n\n</details>"
    ).html()
    #expect(html.contains("<th align=\"right\">b</th>"))
    #expect(html.contains("<td><code>x|y</code></td>"))
    #expect(html.contains("<details>\n<summary>s</summary>\n<p><em>t</em></p>\n</details>"))
  }

  @Test func headingsGetAnchorsAroundWhatTheyHold() {
    var rewriting = MarkdownRewriting()
    rewriting.anchor = { level, text in level == 2 ? text.lowercased().replacing(" ", with: "-") : nil }
    let html = MarkdownDocument("# Top\n\n## A *b* `c`\n\ntext").html(rewriting)
    #expect(html.contains("<h1>Top</h1>"))
    #expect(html.contains("<h2 id=\"a-b-c\">\nA <em>b</em> <code>c</code>\n</h2>"))
    #expect(html.contains("<p>text</p>"))
  }

  @Test func htmlCodeAndLinksAreRewritten() {
    var rewriting = MarkdownRewriting()
    rewriting.html = { $0.replacing("a.svg", with: "data:") }
    rewriting.link = { $0 == "report.md" ? "report.html" : $0 }
    rewriting.code = { info, code in info == "mermaid" ? "<figure>\(code.count)</figure>\n" : nil }
    let html = MarkdownDocument(
      "<img src=\"a.svg\">\n\n[x](report.md) and <b>y</b>\n\n```mermaid\nabc\n```\n\n```sh\nls\n```"
    ).html(rewriting)
    #expect(html.contains("<img src=\"data:\">"))
    #expect(html.contains("<a href=\"report.html\">x</a> and <b>y</b>"))
    #expect(html.contains("<figure>4</figure>"))
    #expect(html.contains("<pre><code class=\"language-sh\">ls\n</code></pre>"))
  }
}
