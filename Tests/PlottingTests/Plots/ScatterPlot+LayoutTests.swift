import LinearAlgebra
import Plotting
import TestSupport
import Testing

/// How panels, ranges and points are laid out.
@Suite struct ScatterPlotLayoutTests {
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

  /// Numbers stand at the lowest panels and the leftmost ones, where all show one range.
  @Test func panelsOfOneRangeShareTheirNumbers() throws {
    let panels = (0..<5).map { _ in ScatterPlot.Panel(points: Matrix([[0, 0], [1, 1]])) }
    let lines = try ScriptReading(ScatterPlot(panels: panels, x: "x", y: "y", columns: 3)).lines
    func hasNumbers(_ name: String) -> [Bool] {
      lines.filter { $0.hasPrefix("set \(name)tics ") && $0.contains("format") }.map { !$0.hasSuffix("format \"\"") }
    }
    // The third of the upper row has none below it.
    #expect(hasNumbers("x") == [false, false, true, true, true])
    #expect(hasNumbers("y") == [true, false, false, true, false])
  }

  @Test func ellipsesOfFewPanelsAreSmoother() throws {
    func samples(_ count: Int) throws -> [String] {
      let panels = (0..<count).map { _ in ScatterPlot.Panel(points: Matrix([[0, 0], [1, 1]])) }
      return try ScriptReading(ScatterPlot(panels: panels, x: "x", y: "y")).lines.filter { $0.hasPrefix("set samples") }
    }
    #expect(try samples(2) == ["set samples 73"])
    #expect(try samples(3) == ["set samples 33"])
  }
}
