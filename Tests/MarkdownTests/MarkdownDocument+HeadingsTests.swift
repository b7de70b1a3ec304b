import Markdown
import Testing

@Suite struct MarkdownDocumentHeadingsTests {
  @Test func headingsAreFoundWithTheirLines() {
    let headings = MarkdownDocument("# A *b*\n\ntext\n\n```\n# no\n```\n\n## `c` d\n").headings()
    #expect(headings.map(\.text) == ["A b", "c d"])
    #expect(headings.map(\.line) == [1, 9])
    #expect(headings.map(\.level) == [1, 2])
  }

  @Test func theTextIsThatOfAllWithinWithoutItsMarks() {
    let headings = MarkdownDocument(
      "# a **b *c* d** [e `f`](g) ~~h~~ ![i](j) \\* &amp;\n\nUnderlined\nover two lines\n===\n\n## \n"
    ).headings()
    #expect(headings.map(\.text) == ["a b c d e f h i * &", "Underlined over two lines", ""])
    #expect(headings.map(\.level) == [1, 1, 2] && headings.map(\.line) == [1, 3, 7])
  }
}
