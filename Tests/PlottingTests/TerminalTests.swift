import Plotting
import Testing

@Suite struct TerminalTests {
  private func script(rows: Int) throws -> String {
    let row = SparklineGrid.Row(name: "a", cells: [SparklineGrid.Cell(heights: [0, 1], group: 0)])
    return try SparklineGrid(rows: [SparklineGrid.Row](repeating: row, count: rows), groups: ["g"], middle: "m")
      .script(for: .png)
  }

  @Test func aPictureIsLargerThanItsPlotUnlessItWouldBeHeavy() throws {
    #expect(try script(rows: 2).contains("set terminal pngcairo size 1245,"))
    #expect(try script(rows: 2).contains("fontscale 1.125 linewidth 1.5 pointscale 1.5"))
    #expect(try script(rows: 60).contains("set terminal pngcairo size 830,"))
    #expect(try script(rows: 60).contains("fontscale 0.75 linewidth 1 pointscale 1"))
  }
}
