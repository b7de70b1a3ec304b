import Plotting
import Testing

@Suite struct CurvePlotTests {
  @Test func theScriptIsTheReference() throws { try expectReference(Sample.curve, "curve") }

  @Test func onlyACurveWithABandHasOne() throws {
    let script = try Sample.curve.script(for: .svg(.light))
    #expect(script.contains("$curve_0 using 1:3:4 with filledcurves"))
    #expect(!script.contains("$curve_1 using 1:3:4 with filledcurves"))
  }

  @Test func aValueWithoutAPlaceIsAnError() {
    var plot = Sample.curve
    plot.series[1].points[0].upper = .infinity
    #expect(throws: PlotError.notFinite("the curve 'tied'")) { try plot.script(for: .png) }
  }
}
