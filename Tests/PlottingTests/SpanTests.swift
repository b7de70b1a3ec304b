import LinearAlgebra
import Plotting
import TestSupport
import Testing

/// What panels show of the plane, as the ranges of a scatter plot's axes tell.
@Suite struct SpanTests {
  private func plot(_ panels: [[[Double]]]) -> ScatterPlot {
    ScatterPlot(panels: panels.map { .init(points: Matrix($0)) }, x: "x", y: "y")
  }

  @Test func panelsOfOneScaleShowWhatAnyOfThemHolds() throws {
    let reading = try ScriptReading(plot([[[0, 0], [1, 3]], [[-5, 1], [2, 2]]]))
    let (across, up) = (reading.ranges("xrange"), reading.ranges("yrange"))
    #expect(across.count == 2 && across[0] == across[1] && up[0] == up[1])
    #expect(across[0].lowerBound < -5 && across[0].upperBound > 2 && up[0].lowerBound < 0 && up[0].upperBound > 3)
  }

  @Test(arguments: [[[0.0, 0], [1, 3]], [[0, 0], [30, 1]], [[-10, 2], [10, 9]], [[0, 0], [1e-3, 2e-3]]])
  func lengthsAreEqualOnBothAxes(points: [[Double]]) throws {
    let plot = plot([points])
    let reading = try ScriptReading(plot)
    let (x, y) = (try #require(reading.ranges("xrange").first), try #require(reading.ranges("yrange").first))
    let width = (try #require(reading.margins("r").first) - reading.margins("l")[0]) * plot.size.width
    let height = abs(try #require(reading.margins("t").first) - reading.margins("b")[0]) * plot.size.height
    // Places are written to a few digits.
    expectClose(
      (x.upperBound - x.lowerBound) / width, (y.upperBound - y.lowerBound) / height, relative: 0.01)
    // What was to be seen is in the middle.
    expectClose(
      (x.lowerBound + x.upperBound) / 2, (points[0][0] + points[1][0]) / 2,
      absolute: 0.01 * (x.upperBound - x.lowerBound))
  }

  @Test func aSinglePointHasRoomAroundIt() throws {
    let reading = try ScriptReading(plot([[[3, 4]]]))
    let (x, y) = (try #require(reading.ranges("xrange").first), try #require(reading.ranges("yrange").first))
    #expect(x.contains(3) && y.contains(4) && x.upperBound > x.lowerBound && y.upperBound > y.lowerBound)
  }
}
