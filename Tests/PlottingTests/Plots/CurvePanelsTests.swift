import Plotting
import Testing

@Suite struct CurvePanelsTests {
  @Test func theScriptIsTheReference() throws { try expectReference(Sample.curvePanels, "curve-panels") }

  @Test func aMarkCrossesEveryPanelAndNotTheLegend() throws {
    var plot = Sample.curvePanels
    plot.marks = [1.5]
    let lines = try plot.script(for: .png).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("set arrow 1 from 1.5, graph 0 to 1.5, graph 1 nohead") } == 2)
    let end = try #require(lines.firstIndex(of: "unset arrow"))
    #expect(lines[end...].contains { $0.contains("keyentry") })
    #expect(!lines[end...].contains { $0.hasPrefix("set arrow") })
  }

  @Test func longCurvesKeepTheirEndsAndSaySo() throws {
    let curve = (0...100_000).map { SIMD2(Double($0), 0.5 * Double($0)) }
    let plot = CurvePanels(
      panels: [.init(title: "total", curves: [curve])], names: ["run 1"], x: Axis("epoch"), y: "nats")
    #expect(plot.note == "each curve is drawn through 30,785 of its 100,001 points")
    let script = try plot.script(for: .png)
    #expect(script.contains("\n0 0\n") && script.contains("\n100 50000\n"))
    #expect(try Gnuplot().draw(plot, on: .svg(.light)).bytes.count < 500_000)
  }

  @Test func anEmptyCurveIsNoLine() throws {
    let plot = CurvePanels(
      panels: [.init(title: "a", curves: [[], [[1, 2]]])], names: ["run 1", "run 2"], x: Axis("epoch"), y: "nats")
    let script = try plot.script(for: .png)
    #expect(!script.contains("$curve_0_0") && script.contains("$curve_0_1"))
    #expect(plot.note == "")
  }

  @Test(arguments: [10, 11])
  func namesAreShownWhileColoursTellThemApart(count: Int) throws {
    let plot = CurvePanels(
      panels: [.init(title: "a", curves: [[SIMD2]](repeating: [[0, 1], [1, 2]], count: count))],
      names: (1...count).map { "run \($0)" }, x: Axis("epoch"), y: "nats")
    let entries = try plot.script(for: .png).split(separator: "\n").count { $0.contains("keyentry") }
    #expect(entries == (count == 10 ? 10 : 0))
    #expect(plot.size.width <= 830)
  }

  @Test func aValueWithoutAPlaceIsAnError() {
    var plot = Sample.curvePanels
    plot.panels[1].curves[0][0].y = .nan
    #expect(throws: PlotError.notFinite("the panel 'total'")) { try plot.script(for: .png) }
  }
}
