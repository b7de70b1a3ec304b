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
    let panel = ScatterPlot.Panel(title: "run", points: Matrix([[0, 0], [1, 1]]))
    let plot = ScatterPlot(
      panels: [ScatterPlot.Panel](repeating: panel, count: count), x: "x", y: "y", groupNames: ["a long name"],
      sharesRange: false)
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

  @Test func aPointWithoutAPlaceIsAnError() {
    let plot = ScatterPlot(panels: [.init(points: Matrix([[0, .nan]]))], x: "x", y: "y")
    #expect(throws: PlotError.notFinite("panel 1")) { try plot.script(for: .png) }
  }
}
