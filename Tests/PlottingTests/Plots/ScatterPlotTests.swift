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

  @Test func aPointWithoutAPlaceIsAnError() {
    let plot = ScatterPlot(panels: [.init(points: Matrix([[0, .nan]]))], x: "x", y: "y")
    #expect(throws: PlotError.notFinite("panel 1")) { try plot.script(for: .png) }
  }
}
