import LinearAlgebra
import Plotting
import TestSupport
import Testing

/// What panels show of the plane.
@Suite struct PlaneTests {
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

  private func ranges(_ points: Matrix<Double>) throws -> (x: ClosedRange<Double>, y: ClosedRange<Double>) {
    let reading = try ScriptReading(ScatterPlot(panels: [.init(points: points)], x: "x", y: "y"))
    return (reading.ranges("xrange")[0], reading.ranges("yrange")[0])
  }

  @Test(arguments: [1.0, 7, 0.01]) func allPointsLieInsideAndTheMiddleIsTheirs(scale: Double) throws {
    let points: Matrix<Double> = scale * Matrix([[-1, 2], [4, 3], [0, 9], [2, 2.5]])
    let found = try ranges(points)
    #expect(
      points.column(0).allSatisfy { found.x.contains($0) } && points.column(1).allSatisfy { found.y.contains($0) })
    expectClose((found.x.lowerBound + found.x.upperBound) / 2, 1.5 * scale, relative: 1e-12)
    expectClose((found.y.lowerBound + found.y.upperBound) / 2, 5.5 * scale, relative: 1e-12)
  }

  /// A shift of the points shifts the ranges, and a common factor stretches them.
  @Test func theRangesGoWithThePoints() throws {
    let points: Matrix<Double> = Matrix([[0, 1], [1, 2], [4, 0]])
    let (plain, moved) = (try ranges(points), try ranges(points.addingToRows([10, -20])))
    expectClose(moved.x.lowerBound, plain.x.lowerBound + 10, absolute: 1e-12)
    expectClose(moved.y.upperBound, plain.y.upperBound - 20, absolute: 1e-12)
    let doubled = try ranges(2 * points)
    expectClose(doubled.x.upperBound, 2 * plain.x.upperBound, relative: 1e-12)
    expectClose(doubled.y.lowerBound, 2 * plain.y.lowerBound, relative: 1e-12)
  }

  /// Up to a hundred times as wide as high, lengths are equal.
  @Test(arguments: [(99.0, true), (101, false), (1.0 / 99, true), (1.0 / 101, false)])
  func lengthsAreEqualUpToAHundred(ratio: Double, isEqual: Bool) {
    let plot = ScatterPlot(panels: [.init(points: Matrix([[0, 0], [ratio, 1]]))], x: "x", y: "y")
    #expect((plot.note == "") == isEqual)
  }

  @Test(arguments: [[[0.0, 0]], [[5, -3]], [[1e300, -1e300], [-1e300, 1e300]], [[1e-300, 0], [0, 1e-300]]])
  func pointsAtTheEdgesOfNumbersHaveAPlace(points: [[Double]]) throws {
    let found = try ranges(Matrix(points))
    #expect(found.x.lowerBound < found.x.upperBound && found.y.lowerBound < found.y.upperBound)
    let ends = [found.x.lowerBound, found.x.upperBound, found.y.lowerBound, found.y.upperBound]
    for end in ends { #expect(end.isFinite) }
  }

  @Test func aPlotWithoutPointsHasAPlaneToo() throws {
    let found = try ranges(Matrix(rows: 0, columns: 2))
    #expect(found.x.lowerBound < found.x.upperBound)
  }
}
