import Application
import Foundation
import Testing

/// Two runs on one page. Of the members 1, 2 and 3, a product is n · factor · n.
@Suite struct DifferencePageTests {
  private func page(_ place: Workplace, _ names: [String] = ["-2", "-1"]) throws -> String {
    _ = try History(place.settings).diff(names, page: "\(place.folder)/diff.html")
    return try place.read("diff.html")
  }

  private func row(_ cells: String...) -> String {
    "<tr>\n" + cells.map { "<td\(Int($0) == nil ? "" : " align=\"right\"")>\($0)</td>\n" }.joined() + "</tr>"
  }

  @Test func whatDiffersHasARowAndWhatDoesNotHasNone() async throws {
    let place = try Workplace()
    for factor in ["3", "5"] {
      try place.write(sums(value: factor), to: "Pipelines/sums.md")
      try await place.run()
    }
    let html = try page(place)
    for n in 1...3 {
      let code = "<code>products[value=\(n)]</code>"
      #expect(html.contains(row(code, "<code>value</code>", "\(n * 3 * n)", "\(n * 5 * n)")))
    }
    #expect(!html.contains("<code>numbers[value=1]</code>") && !html.contains("<code>note</code>"))
    #expect(!html.contains("id=\"stages-of-one-run-only\"") && !html.contains("The same stages"))
    // Turned about, so are the columns.
    let turned = try page(place, ["-1", "-2"])
    #expect(turned.contains(row("<code>products[value=2]</code>", "<code>value</code>", "20", "12")))
    #expect(turned.contains("<h1 id=\"run-2-beside-run-1\">"))
  }

  @Test func aStageOfOneRunIsNamedWithTheRunThatHasIt() async throws {
    let place = try Workplace()
    for last in ["3", "4"] {
      try place.write(sums().replacing("1...3", with: "[1, 2, \(last)]"), to: "Pipelines/sums.md")
      try await place.run()
    }
    let html = try page(place)
    #expect(html.contains("id=\"stages-of-one-run-only\""))
    #expect(html.contains(row("<code>numbers[value=3]</code>", "there", "–")))
    #expect(html.contains(row("<code>numbers[value=4]</code>", "–", "there")))
    #expect(!html.contains("<code>numbers[value=2]</code>"))
  }

  /// Each of 2 · 201 members is a multiple of the number, and two of them are zero before and after.
  @Test func aLongTableEndsWithTheNumberOfRowsThatItLeavesOut() async throws {
    let place = try Workplace()
    for number in ["1", "2"] {
      let many = ["once", "again"].map {
        "```yaml stage=\($0)\nrun: scale-number\nfrom: one\nfor each: { factor: -100...100 }\n```\n"
      }
      let one = "```yaml stage=one\nrun: make-number\nvalue: \(number)\n```\n"
      let text = "---\ntitle: Many\nquestion: How many?\n---\n\n" + ([one] + many).joined(separator: "\n")
      try place.write(text, to: "Pipelines/many.md")
      try await place.run()
    }
    let html = try page(place)
    #expect(html.contains("and 1 more, which <code>pipeline diff</code> prints"))
    #expect(html.split(separator: "<td><code>value</code></td>").count == 402)
  }

  @Test func theRunsAreNamedWithTheirNotebooksProfilesAndSettings() async throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try place.write(sums(), to: "Pipelines/a_b.md")
    try await place.run()
    let html = try page(place)
    #expect(html.contains("is of <code>a_b</code>, profile <code>standard</code>"))
    #expect(html.contains("is of <code>sums</code>, profile <code>standard</code>"))
    // All stages are of one run only, since their notebooks differ.
    #expect(html.contains("id=\"stages-of-one-run-only\"") && !html.contains("id=\"claims\""))
  }
}
