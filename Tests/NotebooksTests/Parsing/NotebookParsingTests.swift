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

  @Test func aStageHasItsKindInputsAndParametersAsWritten() throws {
    let fits = try #require(notebook.stages.first { $0.name == "fits" })
    #expect(fits.kind.text == "fit-mixture")
    #expect(fits.upstream.map(\.stage.text) == ["points"])
    #expect(fits.parameters.map(\.name) == ["components", "floor"])
    #expect(fits.parameters[1].value.content == .scalar("1e-6", quoted: false))
    #expect(fits.parameters[1].location == SourceLocation(file: testFile, line: 28, column: 1))
    #expect(fits.parameters[1].value.location == SourceLocation(file: testFile, line: 28, column: 8))
    #expect(fits.location == SourceLocation(file: testFile, line: 24, column: 1))
  }

  @Test func aSweepHasItsAxesInOrderWithRangesWrittenOut() throws {
    let sweep = try #require(notebook.stages.first { $0.name == "fits" }).sweep
    #expect(sweep.map(\.name.text) == ["covariances", "seed"])
    #expect(sweep[0].values.map(\.written) == ["full", "diagonal"])
    #expect(sweep[1].values.map(\.written) == ["1", "2", "3", "4", "5"])
    #expect(notebook.sweeps(of: "stability").map(\.name.text) == ["covariances", "seed"])
    #expect(notebook.stages.first { $0.name == "stability" }?.per.map(\.text) == ["covariances"])
  }

  @Test func resourcesAreReadInBytesAndSecondsAndAreNoParameters() throws {
    let fits = try #require(notebook.stages.first { $0.name == "fits" })
    #expect(fits.resources == Resources(memory: 1_000_000_000, time: 600, cpus: 2, partition: "short"))
  }

  @Test(arguments: [
    "    ```yaml stage=a\n    run: b\n", "- item\n\n      ~~~\n      {{ a\n", "> quoted\n>\n>     ```yaml stage=a\n",
    "    <!-- a\n",
  ]) func codeThatIsIndentedIsNoFenceAndNoComment(code: String) throws {
    #expect(try parsed(body: "Prose.\n\n\(code)\nMore.\n").stages.isEmpty)
  }

  @Test func aFigureHasItsCaptionWithReferences() throws {
    let figure = try #require(notebook.figures.first)
    #expect(figure.kind.text == "latent-scatter")
    #expect(figure.upstream.map(\.stage.text) == ["fits", "stability"])
    #expect(figure.caption.references.map(\.description) == ["fits.bic | count"])
    #expect(figure.alt.pieces == [.text("Five scatter plots of three clusters each.")])
    #expect(figure.parameters.map(\.name) == ["size"])
  }

  @Test func aTableOfMembersHasColumnsAndAnOrder() throws {
    guard case .members(let table) = notebook.tables[0].content else { throw Missing() }
    #expect(table.columns.map(\.value.text) == ["covariances", "seed", "bic"])
    #expect(table.columns.map(\.format) == [nil, nil, .fixed(1)])
    #expect(table.columns.map(\.header.text) == ["Covariances", "Seed", "BIC"])
    #expect(table.columns.map(\.header.align) == [nil, .center, nil])
    #expect(table.sort?.column == 2)
    #expect(table.sort?.descending == true)
  }

  @Test func aTableOfWrittenRowsHasCellsWithReferences() throws {
    guard case .rows(let headers, let cells) = notebook.tables[1].content else { throw Missing() }
    #expect(headers.map(\.text) == ["Method", "BIC"])
    #expect(headers.map(\.align) == [nil, .right])
    #expect(cells.map(\.count) == [2, 2])
    #expect(cells[0][1].references.first?.description == "fits[covariances=full].bic | mean")
    #expect(cells[1][1].pieces == [.text("0")])
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

  @Test func aReferenceKnowsItsPlaceSelectionAndFormat() throws {
    let reference = try #require(notebook.references.first { $0.selection.count == 2 })
    #expect(reference.stage.location == SourceLocation(file: testFile, line: 65, column: 18))
    #expect(reference.selection.map(\.name.text) == ["covariances", "seed"])
    #expect(reference.selection.map(\.value) == ["full", "3"])
    #expect(reference.format == .fixed(3))
    #expect(reference.gather == nil)
  }

  @Test func windowsLineEndsAndAByteOrderMarkChangeNothing() throws {
    let twin = try parsed("\u{FEFF}" + exampleText.replacing("\n", with: "\r\n"))
    #expect(twin == notebook)
  }

  private struct Missing: Error {}
}
