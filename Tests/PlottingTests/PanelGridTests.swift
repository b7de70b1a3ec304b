import LinearAlgebra
import Plotting
import TestSupport
import Testing

/// Where the panels of small multiples lie.
@Suite struct PanelGridTests {
  @Test(arguments: [1, 2, 3, 4, 5, 6, 9, 12, 20])
  func panelsFitOnThePage(count: Int) throws {
    let panels = (0..<count).map { ScatterPlot.Panel(title: "run", points: Matrix([[0, 0], [1, 1]]), scale: $0) }
    let plot = ScatterPlot(panels: panels, x: "x", y: "y", groupNames: ["a long name"])
    #expect(plot.size.width <= 830)
    #expect(try plot.script(for: .png).split(separator: "\n").count { $0.hasPrefix("plot ") } == count)
  }

  private func frames(_ count: Int, columns: Int? = nil, titled: Bool = false) throws -> [(
    x: ClosedRange<Double>, y: ClosedRange<Double>
  )] {
    let panels = (0..<count).map { _ in
      ScatterPlot.Panel(title: titled ? "run" : "", points: Matrix([[0, 0], [1, 1]]))
    }
    let reading = try ScriptReading(ScatterPlot(panels: panels, x: "x", y: "y", columns: columns))
    let sides = ["l", "r", "b", "t"].map(reading.margins)
    #expect(sides.allSatisfy { $0.count == count && $0.allSatisfy { (0...1).contains($0) } })
    return (0..<count).map { (sides[0][$0]...sides[1][$0], sides[2][$0]...sides[3][$0]) }
  }

  @Test(arguments: [2, 3, 4, 5, 6, 7, 9, 12, 13, 20]) func noTwoPanelsOverlapAndAllAreOneSize(count: Int) throws {
    let frames = try frames(count)
    for i in frames.indices {
      for j in 0..<i { #expect(!frames[i].x.overlaps(frames[j].x) || !frames[i].y.overlaps(frames[j].y)) }
      let extents = [frames[i].x, frames[i].y, frames[0].x, frames[0].y].map { $0.upperBound - $0.lowerBound }
      // Fractions of the drawing to 1e-5.
      expectClose(extents[0], extents[2], absolute: 3e-5)
      expectClose(extents[1], extents[3], absolute: 3e-5)
    }
  }

  /// One to four stand in a row; five, six and nine in threes; up to twelve in fours; more in fives.
  @Test(arguments: [(1, 1), (4, 4), (5, 3), (6, 3), (7, 4), (8, 4), (9, 3), (10, 4), (12, 4), (13, 5), (20, 5)])
  func soManyStandSideBySide(count: Int, columns: Int) throws {
    let frames = try frames(count)
    #expect(Set(frames.map(\.x.lowerBound)).count == columns)
    #expect(Set(frames.map(\.y.lowerBound)).count == (count + columns - 1) / columns)
    // Row by row from the top left.
    #expect(frames[0].y.upperBound == frames.map(\.y.upperBound).max())
    #expect(frames[0].x.lowerBound == frames.map(\.x.lowerBound).min())
  }

  @Test(arguments: [1, 2, 3, 7]) func asManyStandSideBySideAsAreWanted(columns: Int) throws {
    let frames = try frames(7, columns: columns)
    #expect(Set(frames.map(\.x.lowerBound)).count == columns)
  }

  @Test func titlesHaveRoomAbove() throws {
    func room(_ titled: Bool) throws -> Double {
      let panels = [ScatterPlot.Panel(title: titled ? "run" : "", points: Matrix([[0, 0], [1, 1]]))]
      let plot = ScatterPlot(panels: panels, x: "x", y: "y")
      return (1 - (try ScriptReading(plot).margins("t")[0])) * plot.size.height
    }
    // Fractions of some 500 pixels to 1e-5.
    expectClose(try room(true) - room(false), 16, absolute: 0.01)
  }
}
