import Plotting
import Testing

@Suite struct SlicePanelsTests {
  @Test func theScriptIsTheReference() throws { try expectReference(Sample.slices, "slices") }

  @Test func truthAndMinimumAreMarkedInEveryPanel() throws {
    let script = try Sample.slices.script(for: .png)
    #expect(script.contains("set arrow from first 2, graph 0 to first 2, graph 1 nohead back lw 5"))
    #expect(script.contains("set arrow from first 0, graph 0 to first 0, graph 1 nohead back lw 1.6 dt 2"))
    #expect(Sample.slices.size.width <= 830)
  }

  @Test func gnuplotDrawsIt() throws {
    #expect(try Gnuplot().draw(Sample.slices, on: .svg(.dark)).words == "")
  }

  @Test func aValueWithoutAPlaceIsAnError() {
    var plot = Sample.slices
    plot.panels[1].minimiser = .infinity
    #expect(throws: PlotError.notFinite("the panel 'f a fold, 50%'")) { try plot.script(for: .png) }
  }
}
