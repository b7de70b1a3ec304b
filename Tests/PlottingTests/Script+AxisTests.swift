import LinearAlgebra
import Plotting
import TestSupport
import Testing

/// Range, ticks and grid of an axis, in the scripts of curves.
@Suite struct ScriptAxisTests {
  private func lines(_ values: [Double], x: Axis = Axis("x"), y: Axis = Axis("y")) throws -> [String] {
    let points = values.enumerated().map { CurvePlot.Point(x: Double($0.offset + 1), y: $0.element) }
    return try ScriptReading(CurvePlot(series: [.init("a", points)], x: x, y: y)).lines
  }

  @Test func theRangeHoldsAllValuesAndWhatMustBeShown() throws {
    let reading = try ScriptReading(
      CurvePlot(
        series: [.init("a", [.init(x: 1, y: 2, lower: 1, upper: 5), .init(x: 3, y: 3)])], x: Axis("x"),
        y: Axis("y", including: [-4])))
    let (x, y) = (reading.ranges("xrange")[0], reading.ranges("yrange")[0])
    #expect(x.lowerBound <= 1 && x.upperBound >= 3)
    #expect(y.lowerBound <= -4 && y.upperBound >= 5)
  }

  @Test func aLogarithmicAxisSaysSo() throws {
    let found = try lines([1, 10, 1000], y: Axis("y", scale: .logarithmic))
    #expect(found.contains("set logscale y") && found.contains("set ytics format '%g'"))
    #expect(try !lines([1, 10, 1000]).contains("set logscale y"))
  }

  /// Between 100 and 104 a logarithmic axis has no power of ten to show, and is hardly bent.
  @Test(arguments: [(104.0, false), (106, true)]) func whatIsNarrowIsLinear(highest: Double, isLogarithmic: Bool) throws
  {
    let found = try lines([100, highest], y: Axis("y", scale: .logarithmic))
    #expect(found.contains("set logscale y") == isLogarithmic)
  }

  @Test func chosenTicksAreWrittenAsTheirNumbers() throws {
    let found = try lines([1, 2, 3], x: Axis("x", ticks: [1, 3]))
    #expect(found.contains { $0.hasPrefix("set xtics (") && $0.contains(" 1") && $0.contains(" 3") })
    // Ticks that would touch are left out.
    let close = try lines([1, 2, 3], x: Axis("x", ticks: [1, 1.001, 3]))
    #expect(!close.contains { $0.hasPrefix("set xtics (") && $0.contains("1.001") })
  }

  /// Numbers in millions are counted in millions, on the axis, in the data and in the name.
  @Test func largeNumbersAreCountedInAUnit() throws {
    let found = try lines([2e6, 3e6])
    #expect(found.contains { $0.contains("\"y (×10⁶)\"") })
    #expect(found.contains("1 2 2 2") && found.contains("2 3 3 3"))
    #expect(try !lines([2, 3]).contains { $0.contains("×10") })
  }

  @Test func everyAxisHasItsGrid() throws {
    let found = try lines([1, 2])
    for name in ["x", "y"] { #expect(found.count { $0.hasPrefix("set grid \(name)tics back") } == 1) }
  }
}
