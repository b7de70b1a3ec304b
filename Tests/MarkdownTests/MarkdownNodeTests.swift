import Markdown
import Testing

@Suite struct MarkdownNodeTests {
  @Test func blocksHaveTheirPlaces() {
    let text =
      "# One\n\nProse\n\n```yaml stage=fits\nrun: a\n```\n\n- item\n\n  ```sh\n  ls\n  ```\n\n<!-- a\nb -->\n\n    indented\n"
    let blocks = MarkdownDocument(text).nodes().filter { [.codeBlock, .htmlBlock].contains($0.kind) }
    #expect(blocks.map(\.info) == ["yaml stage=fits", "sh", "", ""])
    #expect(blocks.map(\.first.line) == [5, 11, 15, 18])
    #expect(blocks.map(\.last.line) == [7, 13, 16, 18])
    #expect(blocks.map(\.first.column) == [1, 3, 1, 5])
    #expect(blocks.map(\.isFenced) == [true, true, false, false])
    #expect(blocks[0].literal == "run: a\n")
  }

  @Test func aFenceThatIsNotClosedReachesTheEnd() {
    let blocks = MarkdownDocument("a\n\n~~~~ yaml\nb\n~~~\nc").nodes().filter { $0.kind == .codeBlock }
    #expect(blocks.count == 1)
    #expect(blocks.first?.info == "yaml")
    #expect(blocks.first?.literal == "b\n~~~\nc\n")
  }

  @Test func codeSpansHaveTheirPlaces() {
    let spans = MarkdownDocument("é `a` and ``b ` c``\nnext `d`").nodes().filter { $0.kind == .code }
    #expect(spans.map(\.literal) == ["a", "b ` c", "d"])
    #expect(spans.map(\.first.line) == [1, 1, 2])
    // Columns count bytes: é has two.
    #expect(spans.map(\.first.column) == [5, 14, 7])
  }

  @Test func headingsHaveLevels() {
    let headings = MarkdownDocument("# a\n\n### b\n\nc\n===").nodes().filter { $0.kind == .heading }
    #expect(headings.map(\.level) == [1, 3, 1])
  }

  @Test func anEmptyTextIsADocument() {
    #expect(MarkdownDocument("").nodes().map(\.kind) == [.document])
  }
}
