import Application
import Notebooks
import Testing

/// A few words of a notebook cannot ask for more stages than anybody could run.
@Suite struct SweepLimitTests {
  @Test(arguments: [
    "{ value: 1...90000, digits: 1...9 }", "{ a: 1...90000, b: 1...90000, c: 1...90000, d: 1...90000 }",
  ])
  func aSweepOfTooManyMembersIsRefused(axes: String) throws {
    let place = try Workplace()
    let block = "```yaml stage=many\nrun: make-number\nfor each: \(axes)\n```"
    try place.write("---\ntitle: Many\n---\n\n\(block)\n", to: "Pipelines/many.md")
    let error = #expect(throws: NotebookErrors.self) { try place.session() }
    #expect(error?.description.hasSuffix("'many' would have more than 100000 members") == true)
  }

  @Test func whatIsInheritedCounts() throws {
    let place = try Workplace()
    let rows = "```yaml stage=rows\nrun: make-number\ndigits: 1\nfor each: { value: [1, 2, 3] }\n```"
    let cells = "```yaml stage=cells\nrun: scale-number\nfrom: rows\nfor each: { factor: 1...50000 }\n```"
    try place.write("---\ntitle: Many\n---\n\n\(rows)\n\n\(cells)\n", to: "Pipelines/many.md")
    let error = #expect(throws: NotebookErrors.self) { try place.session() }
    #expect(error?.description.hasSuffix("'cells' would have more than 100000 members") == true)
  }
}
