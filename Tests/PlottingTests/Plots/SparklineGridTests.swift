import Plotting
import Testing

@Suite struct SparklineGridTests {
  @Test func theScriptIsTheReference() throws { try expectReference(Sample.sparklines, "sparklines") }

  @Test func gnuplotDrawsIt() throws {
    #expect(try Gnuplot().draw(Sample.sparklines, on: .svg(.light)).words == "")
  }

  @Test func aThousandCurvesStayLightAndKeepTheirLowestPoint() throws {
    // The lowest point lies where evenly spaced places miss it.
    let heights = (0..<401).map { $0 == 203 ? 0 : 0.5 + 0.001 * Double($0) }
    let plot = SparklineGrid(
      rows: (0..<60).map {
        .init(name: "\($0)", cells: .init(repeating: .init(heights: heights, group: 0), count: 16))
      },
      groups: ["all"], middle: "truth")
    for terminal in [Terminal.svg(.light), .png] {
      #expect(try Gnuplot().draw(plot, on: terminal).bytes.count < 500_000, "\(terminal)")
    }
    let lowest = try plot.script(for: .png).split(separator: "\n").count { $0.hasSuffix(" 0.92") }
    #expect(lowest == 16 + 16, "a curve's lowest point, and the end of a middle line, in each cell of the first row")
  }

  @Test func aGroupWithoutCurvesIsStillNamed() throws {
    var plot = Sample.sparklines
    plot.groups.append("none of these")
    #expect(try plot.script(for: .png).contains("NaN with lines"))
    #expect(try Gnuplot().draw(plot, on: .png).words == "")
  }

  @Test func aValueWithoutAPlaceIsAnError() {
    var plot = Sample.sparklines
    plot.rows[1].cells[0].heights[0] = .nan
    #expect(throws: PlotError.notFinite("the row 'model 2, 50%'")) { try plot.script(for: .png) }
  }
}
