import LinearAlgebra
import Plotting
import TestSupport
import Testing

@Suite struct ScatterPlotTests {
  @Test func theScriptIsTheReference() throws { try expectReference(Sample.scatter, "scatter") }

  @Test func theNoteCountsThePointsThatAreLeftOut() {
    var plot = ScatterPlot(panels: [.init(points: Matrix(rows: 4500, columns: 2))], x: "x", y: "y")
    #expect(plot.note == "1,500 of 4,500 points are drawn")
    plot.panels.append(plot.panels[0])
    #expect(plot.note == "1,500 of 4,500 points are drawn in each panel")
    plot.pointLimit = 5000
    #expect(plot.note == "")
  }

  @Test func manyPanelsAndEllipsesLeaveRoomForFewerPoints() throws {
    let ellipse = Ellipse(group: 0, mean: [0, 0], varianceX: 1, varianceY: 1, covariance: 0)
    let panel = ScatterPlot.Panel(
      points: Matrix(rows: 4500, columns: 2), ellipses: [Ellipse](repeating: ellipse, count: 5))
    let plot = ScatterPlot(panels: [ScatterPlot.Panel](repeating: panel, count: 20), x: "x", y: "y")
    #expect(
      plot.note == "119 of 4,500 points are drawn in each panel; "
        + "ellipses are drawn at one and two standard deviations")
    #expect(plot.size.width <= 830)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 9, 12, 20])
  func panelsFitOnThePage(count: Int) throws {
    let panels = (0..<count).map { ScatterPlot.Panel(title: "run", points: Matrix([[0, 0], [1, 1]]), scale: $0) }
    let plot = ScatterPlot(panels: panels, x: "x", y: "y", groupNames: ["a long name"])
    #expect(plot.size.width <= 830)
    #expect(try plot.script(for: .png).split(separator: "\n").count { $0.hasPrefix("plot ") } == count)
  }

  @Test func unitsAreEquallyLongOnBothAxes() throws {
    let plot = ScatterPlot(panels: [.init(points: Matrix([[0, 0], [10, 1]]))], x: "x", y: "y")
    let script = try plot.script(for: .svg(.light))
    func extent(_ name: String) throws -> Double {
      let line = try #require(script.split(separator: "\n").first { $0.hasPrefix("set \(name) [") })
      let ends = line.dropFirst("set \(name) [".count).dropLast().split(separator: ":").compactMap { Double($0) }
      return ends[1] - ends[0]
    }
    func margin(_ name: String) throws -> Double {
      let line = try #require(script.split(separator: "\n").first { $0.hasPrefix("set \(name)margin at screen ") })
      return try #require(Double(line.split(separator: " ")[4]))
    }
    let wide = (try margin("r") - margin("l")) * plot.size.width
    let high = (try margin("t") - margin("b")) * plot.size.height
    // Margins are rounded to 1e-5 of the drawing, which is 5e-5 of a panel.
    expectClose(try extent("xrange") / wide, try extent("yrange") / high, relative: 1e-4)
  }

  @Test(arguments: [(3, 3), (30, 18)])
  func aLegendHigherThanAPanelStandsByItself(names: Int, shown: Int) throws {
    let plot = ScatterPlot(
      panels: [.init(points: Matrix([[0, 0], [1, 1]]))], x: "x", y: "y", groupNames: (0..<names).map { "\($0)" })
    let lines = try plot.script(for: .png).split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("plot ") } == (names == 3 ? 1 : 2))
    #expect(lines.count { $0.contains("keyentry") } == shown)
    #expect(plot.note == (names == shown ? "" : "the legend names the first \(shown) of \(names) classes"))
  }

  @Test func panelsOfOneScaleShowOneRangeAndOthersTheirOwn() throws {
    let small = Matrix<Double>([[0, 0], [1, 1]])
    let panels = [(small, 0), (10 * small, 0), (100 * small, 1), (100 * small, 1)].map {
      ScatterPlot.Panel(points: $0.0, scale: $0.1, y: $0.1 == 0 ? "raw" : nil)
    }
    let script = try ScatterPlot(panels: panels, x: "x", y: "y", columns: 2).script(for: .svg(.light))
    let ranges = script.split(separator: "\n").filter { $0.hasPrefix("set xrange") }
    #expect(ranges[0] == ranges[1] && ranges[2] == ranges[3] && ranges[1] != ranges[2])
    // Both rows have numbers below, as their ranges differ, but only the panels on the left beside.
    #expect(script.split(separator: "\n").count { $0.hasPrefix("set xtics") && $0.hasSuffix("format \"\"") } == 0)
    #expect(script.split(separator: "\n").count { $0.hasPrefix("set ytics") && $0.hasSuffix("format \"\"") } == 2)
    #expect(script.contains("set label \"raw\" at screen") && script.contains("set label \"y\" at screen"))
  }

  @Test func axesOfQuiteDifferentExtentsFillTheirPanel() throws {
    let plot = ScatterPlot(panels: [.init(points: Matrix([[0, 0], [1e6, 1]]))], x: "x", y: "y")
    #expect(plot.note == "a length is not equally long on both axes")
    let script = try plot.script(for: .png)
    #expect(script.contains("set yrange [-0.04:1.04]") && script.contains("set xlabel \"x (×10⁶)\""))
  }

  @Test func aColumnOfOneValueIsShownAsWideAsTheOtherIsHigh() throws {
    let script = try ScatterPlot(panels: [.init(points: Matrix([[1e6, 0], [1e6, 1]]))], x: "x", y: "y")
      .script(for: .png)
    #expect(script.contains("counted from"))
  }

  @Test func aPointWithoutAPlaceIsAnError() {
    let plot = ScatterPlot(panels: [.init(points: Matrix([[0, .nan]]))], x: "x", y: "y")
    #expect(throws: PlotError.notFinite("panel 1")) { try plot.script(for: .png) }
  }
}
