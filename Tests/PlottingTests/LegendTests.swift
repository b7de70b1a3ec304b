import LinearAlgebra
import Plotting
import TestSupport
import Testing

/// What a legend names.
@Suite struct LegendTests {
  @Test(arguments: [(3, 3), (30, 18)])
  func aLegendHigherThanAPanelStandsByItself(names: Int, shown: Int) throws {
    let plot = ScatterPlot(
      panels: [.init(points: Matrix([[0, 0], [1, 1]]))], x: "x", y: "y", groupNames: (0..<names).map { "\($0)" })
    let lines = try plot.script(for: .png).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("plot ") } == (names == 3 ? 1 : 2))
    #expect(lines.count { $0.contains("keyentry") } == shown)
    #expect(plot.note == (names == shown ? "" : "the legend names the first \(shown) of \(names) classes"))
  }

  private func plot(_ names: [String]) -> ScatterPlot {
    ScatterPlot(panels: [.init(points: Matrix([[0, 0], [1, 1]]))], x: "x", y: "y", groupNames: names)
  }

  @Test func longNamesAreShortened() throws {
    let name = String(repeating: "long ", count: 10)
    let entries = try ScriptReading(plot([name, "short"])).lines.filter { $0.contains("keyentry") }
    #expect(entries.count == 2)
    #expect(entries[0].contains("\"\(shortened(name, to: 36))\"") && !entries[0].contains(name))
    #expect(entries[1].contains("\"short\""))
  }

  /// The panel keeps its size: what the legend needs is added beside it, until the page ends.
  @Test func widerNamesTakeMoreRoom() {
    let widths = [["a"], ["a longer name"], ["a longer name still, of a class"]].map { plot($0).size.width }
    #expect(widths == widths.sorted() && Set(widths).count == 3 && widths.allSatisfy { $0 <= 830 })
    #expect(plot([]).size.width < widths[0])
  }

  @Test func thousandsOfNamesAreCountedInWords() {
    #expect(plot((0..<1234).map { "\($0)" }).note.hasSuffix(" of 1,234 classes"))
    #expect(plot((0..<3).map { "\($0)" }).note.isEmpty)
  }
}
