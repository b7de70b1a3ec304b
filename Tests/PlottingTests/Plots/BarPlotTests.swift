import Plotting
import Testing

@Suite struct BarPlotTests {
  @Test func theScriptIsTheReference() throws { try expectReference(Sample.bars, "bars") }

  @Test func barsStandOnZero() throws {
    #expect(try Sample.bars.script(for: .png).contains("set yrange [0:"))
    var plot = Sample.bars
    plot.bars[0].lower = -0.25
    #expect(!(try plot.script(for: .png).contains("set yrange [0:")))
  }

  @Test func aValueWithoutAPlaceIsAnError() {
    var plot = Sample.bars
    plot.bars[0].points.append(.nan)
    #expect(throws: PlotError.notFinite("the bar 'EM'")) { try plot.script(for: .png) }
  }
}
