import Application
import Foundation
import Testing

@Suite struct SessionGraphTests {
  @Test func aSweepIsOneNode() throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    let mermaid = try place.session().showGraph(as: .mermaid).text
    #expect(mermaid.contains("numbers ×3"))
    #expect(mermaid.components(separatedBy: "-->").count == 5)  // four edges
    let dot = try place.session().showGraph(as: .dot).text
    #expect(dot.hasPrefix("digraph"))
    #expect(dot.contains("[label=\"numbers ×3\\nmake-number\"]") && dot.contains("  s0 -> s1;\n"))
  }

  @Test func ofSeveralNotebooksStagesHaveTheirNames() throws {
    let place = try Workplace()
    try place.write(sums(), to: "Pipelines/sums.md")
    try place.write(sums(), to: "Pipelines/twin.md")
    let dot = try place.session().showGraph(as: .dot).text
    #expect(dot.contains("sums/numbers") && dot.contains("twin/numbers"))
  }
}
