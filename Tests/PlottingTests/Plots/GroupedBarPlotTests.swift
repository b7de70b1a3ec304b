import Plotting
import Testing

@Suite struct GroupedBarPlotTests {
  @Test func theScriptIsTheReference() throws { try expectReference(Sample.groupedBars, "grouped-bars") }

  @Test func chanceIsNamedOnlyWhereItIsMarked() throws {
    var plot = Sample.groupedBars
    #expect(try plot.script(for: .png).contains("title \"chance\""))
    plot.groups[0].bars[1].chance = nil
    #expect(!(try plot.script(for: .png).contains("title \"chance\"")))
  }

  @Test(arguments: [1, 4, 12])
  func theDrawingFitsOnThePage(count: Int) {
    var plot = Sample.groupedBars
    plot.groups = [GroupedBarPlot.Group](repeating: plot.groups[0], count: count)
    #expect(plot.size.width <= 830)
  }

  @Test func aValueWithoutAPlaceIsAnError() {
    var plot = Sample.groupedBars
    plot.groups[0].bars[1].chance = .infinity
    #expect(throws: PlotError.notFinite("the bars of 'ReLU'")) { try plot.script(for: .png) }
  }

  @Test func aGroupNeedsABarOfEachSeries() async {
    await #expect(processExitsWith: .failure) {
      _ = GroupedBarPlot(groups: [.init("a", [])], series: ["weak"], chance: "", y: Axis("score"))
    }
  }
}
