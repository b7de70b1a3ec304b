import Markdown
import Testing

@Suite struct MarkdownDocumentTests {
  @Test func tablesStrikesAndBareLinksAreThoseOfGitHub() {
    let html = MarkdownDocument("~~a~~ www.example.org\n\n| x |\n| - |\n| y |").html()
    #expect(html.contains("<del>a</del>") && html.contains("<a href=\"http://www.example.org\">"))
    #expect(html.contains("<table>") && html.contains("<td>y</td>"))
  }

  @Test func theWholeLineAfterAFenceIsItsInfo() {
    let blocks = MarkdownDocument("```yaml stage=fits  per=seed\na\n```").nodes().filter { $0.kind == .codeBlock }
    #expect(blocks.map(\.info) == ["yaml stage=fits  per=seed"])
  }

  @Test func nodesComeInTheOrderOfTheText() {
    let kinds = MarkdownDocument("# a\n\nb `c`\n").nodes().map(\.kind)
    #expect(kinds.first == .document && kinds.contains(.heading) && kinds.contains(.code))
    let (heading, code) = (kinds.firstIndex(of: .heading), kinds.firstIndex(of: .code))
    #expect((heading ?? 9) < (code ?? 0))
  }

  @Test(arguments: [
    "", "\0", "a\0b", String(repeating: "> ", count: 2000), String(repeating: "[", count: 5000), "é\u{301}👩‍👩‍👧",
  ])
  func anyTextIsADocument(text: String) {
    let document = MarkdownDocument(text)
    #expect(document.nodes().first?.kind == .document)
    // The same text gives the same page.
    #expect(document.html() == MarkdownDocument(text).html())
  }

  @Test func manyDocumentsMayBeReadAtOnce() async {
    // Long enough for one to be in its middle while another ends.
    let text = "| a |\n| - |\n" + String(repeating: "| ~~b~~ www.example.org |\n", count: 100)
    let pages = await withTaskGroup(of: String.self) { group in
      for _ in 0..<500 { group.addTask { MarkdownDocument(text).html() } }
      return await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(pages.count == 1 && pages.first?.contains("<del>b</del>") == true)
  }
}
