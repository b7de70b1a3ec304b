import Notebooks
import Parameters
import Testing

@Suite struct TableBlockParsingTests {
  private let notebook: Notebook

  init() throws { notebook = try parsed(exampleText) }

  @Test(arguments: [
    ("columns: [A]\nrows: [[1, 2]]\ncaption: c", "11:8: a row of 2 cells under 1 column"),
    (
      "columns: [A]\nrows:\n  - [{{ work.a }}]\ncaption: c",
      "12:7: a name must be a word; a text that begins with '{' or '[' must be in quotes"
    ),
    ("from: work\ncolumns: [{ value: a, header: A }]", "9:1: table 't' needs 'caption'"),
  ])
  func tablesAreReadStrictly(table: String, complaint: String) {
    let stages = "```yaml stage=work\nrun: x\nfor each: { seed: [1] }\n```\n"
    let more = table.contains("more") ? "```yaml stage=more\nrun: x\n```\n" : ""
    #expect(complaints(body: stages + "\n```yaml table=t\n" + table + "\n```\n" + more) == [complaint])
  }

  @Test func aTableOfWrittenRowsHasCellsWithReferences() throws {
    guard case .rows(let headers, let cells) = notebook.tables[1].content else { throw Missing() }
    #expect(headers.map(\.text) == ["Method", "BIC"])
    #expect(headers.map(\.align) == [nil, .right])
    #expect(cells.map(\.count) == [2, 2])
    #expect(cells[0][1].references.first?.description == "fits[covariances=full].bic | mean")
    #expect(cells[1][1].pieces == [.text("0")])
  }

  private struct Missing: Error {}
}
