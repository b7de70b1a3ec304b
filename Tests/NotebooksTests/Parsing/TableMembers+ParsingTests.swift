import Notebooks
import Parameters
import Testing

@Suite struct TableMembersParsingTests {
  private let notebook: Notebook

  init() throws { notebook = try parsed(exampleText) }

  @Test(arguments: [
    ("from: work\ncolumns: []\ncaption: c", "11:10: 'columns' is empty"),
    ("from: work\ncolumns: [{ value: a }]\ncaption: c", "11:11: a column needs 'header'"),
    (
      "from: work\ncolumns: [{ value: a, header: A, align: middle }]\ncaption: c",
      "11:41: 'align' cannot be 'middle'; it is one of 'left', 'right', 'center'"
    ),
    (
      "from: work\ncolumns: [{ value: a, headr: A, header: A }]\ncaption: c",
      "11:23: a column has no 'headr'; did you mean 'header'?; it takes 'value', 'format', 'header', 'align'"
    ),
    (
      "from: work\ncolumns: [{ value: a, header: A }]\nsort: -b\ncaption: c",
      "12:7: there is no column of 'b' to sort by; did you mean 'a'?; there are 'a'"
    ),
    (
      "from: [work, more]\ncolumns: [{ value: wrk.a, header: A }]\ncaption: c",
      "11:20: 'wrk' is none of the stages of this table; did you mean 'work'?; write 'STAGE.wrk.a'"
    ),
  ])
  func columnsAreReadStrictly(table: String, complaint: String) {
    let stages = "```yaml stage=work\nrun: x\nfor each: { seed: [1] }\n```\n"
    let more = table.contains("more") ? "```yaml stage=more\nrun: x\n```\n" : ""
    #expect(complaints(body: stages + "\n```yaml table=t\n" + table + "\n```\n" + more) == [complaint])
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

  private struct Missing: Error {}
}
