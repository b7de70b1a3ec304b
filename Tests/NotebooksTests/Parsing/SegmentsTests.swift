import Notebooks
import Parameters
import Testing

@Suite struct SegmentsTests {
  @Test(arguments: [
    ("text\n\n```yaml stage=fits\nrun: x\n", "6:1: a fence that is never closed with '```'"),
    ("~~~swift\n```", "4:1: a fence that is never closed with '~~~'"),
    ("<!-- a\n{{ b }}", "4:1: '<!--' is never closed with '-->'"),
    ("a <!-- b", "4:3: '<!--' is never closed with '-->'"),
  ])
  func whatIsNeverClosedIsAnError(body: String, complaint: String) {
    #expect(complaints(body: body) == [complaint])
  }

  @Test(arguments: [
    "    ```yaml stage=a\n    run: b\n", "- item\n\n      ~~~\n      {{ a\n", "> quoted\n>\n>     ```yaml stage=a\n",
    "    <!-- a\n",
  ]) func codeThatIsIndentedIsNoFenceAndNoComment(code: String) throws {
    #expect(try parsed(body: "Prose.\n\n\(code)\nMore.\n").stages.isEmpty)
  }

  @Test func blocksCountInListsAndQuotations() throws {
    let notebook = try parsed(
      body: "1. one\n\n   ```yaml stage=a\n   run: x\n   ```\n\n> ```yaml stage=b\n> run: y\n> seed: 3\n> ```\n")
    #expect(notebook.stages.map(\.name) == ["a", "b"])
    #expect(notebook.stages[1].parameters.map(\.value.written) == ["3"])
    #expect(notebook.stages[1].parameters[0].value.location == SourceLocation(file: testFile, line: 12, column: 9))
  }

  @Test func aBlockWithinALongerFenceIsText() throws {
    let notebook = try parsed(body: "````markdown\n```yaml stage=a\nrun: x\n```\n````\n{{ profile }}\n")
    #expect(notebook.stages.isEmpty)
    let pieces = notebook.body.flatMap { part -> [InlineText.Piece] in
      if case .prose(let text) = part { text.pieces } else { [] }
    }
    #expect(pieces.contains(.profile))
    #expect(pieces.contains { if case .text(let text) = $0 { text.contains("```yaml stage=a") } else { false } })
  }
}
