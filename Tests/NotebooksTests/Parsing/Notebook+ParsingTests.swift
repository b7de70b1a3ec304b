import Notebooks
import Parameters
import Testing

@Suite struct NotebookParsingTests {
  private let notebook: Notebook

  init() throws { notebook = try parsed(exampleText) }

  @Test func theNameIsTheFilesWithoutFolderAndEnding() {
    #expect(notebook.name == "test")
    #expect(notebook.file == "Pipelines/test.md")
  }

  @Test func theFrontMatterIsRead() throws {
    #expect(notebook.front.title == "Mixtures on the pinwheel")
    #expect(notebook.front.question == "Do five runs of EM find the same clusters?")
    #expect(notebook.profileNames == ["standard", "quick", "paper"])
    let row = try #require(notebook.front.headline.first)
    #expect(row.what == "mean weak MCC")
    #expect(row.reference.description == "stability.weak.mean")
    #expect(row.reference.format == .fixed(2))
    #expect(row.paper == "1.0")
    #expect(row.source == "Section 4")
    #expect(row.note == "the paper prints the strong one")
  }

  @Test func aSweepHasItsAxesInOrderWithRangesWrittenOut() throws {
    let sweep = try #require(notebook.stages.first { $0.name == "fits" }).sweep
    #expect(sweep.map(\.name.text) == ["covariances", "seed"])
    #expect(sweep[0].values.map(\.written) == ["full", "diagonal"])
    #expect(sweep[1].values.map(\.written) == ["1", "2", "3", "4", "5"])
    #expect(notebook.sweeps(of: "stability").map(\.name.text) == ["covariances", "seed"])
    #expect(notebook.stages.first { $0.name == "stability" }?.per.map(\.text) == ["covariances"])
  }

  @Test func claimsHaveTheirTextConditionAndComment() {
    let claims = notebook.claims
    #expect(
      claims.map(\.text) == [
        "stability.weak.mean >= 0.95", "fits.bic | sd within [0, 12.5]", "stability.class == affine",
      ])
    #expect(claims.map(\.condition) == [.atLeast(0.95), .within(0, 12.5), .equal(.text("affine"))])
    #expect(claims.map(\.comment) == [#"Section 4: "the average is 1.0""#, nil, nil])
    #expect(claims[0].location == SourceLocation(file: testFile, line: 74, column: 3))
  }

  @Test func proseIsKeptAsItIsButForItsReferences() {
    guard case .prose(let last) = notebook.body.last else {
      Issue.record("the notebook does not end with prose")
      return
    }
    #expect(last.pieces == [.text("The end.\n")])
    let prose = notebook.body.compactMap { if case .prose(let text) = $0 { text } else { nil } }
    #expect(prose[0].pieces == [.text("Five runs differ in nothing but their seed ("), .profile, .text(").\n\n")])
    let middle = prose.first { $0.references.contains { $0.value.text == "log-likelihood" } }
    #expect(middle?.references.count == 1)
    #expect(
      middle?.pieces.last
        == .text(
          """
          **, `{{ not.this }}`, {{ nor this }}.

          <!-- {{ nor.that }} -->

          ```swift
          let braces = "{{ nor.these }}"
          ```


          """))
  }
}
