import LinearAlgebra
import Plotting
import Testing

@Suite struct HeatMapTests {
  @Test func theScriptIsTheReference() throws { try expectReference(Sample.heatMap, "heat-map") }

  @Test func smallCellsHoldNoText() throws {
    let names = (0..<60).map { "\($0)" }
    let plot = HeatMap(
      values: Matrix(rows: 60, columns: 60, repeating: 0.5), rowNames: names, columnNames: names, label: "share",
      range: 0...1)
    #expect(!(try plot.script(for: .png).contains("set label")))
    #expect(plot.size.width <= 830)
  }

  @Test func aValueWithoutAColourIsAnError() {
    var plot = Sample.heatMap
    plot.values[0, 1] = .nan
    #expect(throws: PlotError.notFinite("the heat map of 'adjusted Rand index'")) { try plot.script(for: .png) }
  }

  @Test func namesMustFitTheMatrix() async {
    await #expect(processExitsWith: .failure) {
      _ = HeatMap(values: Matrix([[1, 2]]), rowNames: [], columnNames: ["a", "b"], label: "", range: 0...1)
    }
  }
}
