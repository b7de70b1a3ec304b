import FigureStages
import Interchange
import LinearAlgebra
import Plotting
import StageTestSupport
import Stages
import Testing

@Suite struct DigitPairsTests {
  /// Images each of one shade, in fifths.
  private func images(_ shades: [Int]) -> Images {
    Images(
      count: shades.count, height: 2, width: 2,
      pixels: shades.flatMap { [UInt8](repeating: UInt8(51 * $0), count: 4) })
  }

  private func shades(_ plot: ImageGrid) -> [Double] { plot.images.map { ($0.pixels.elements[0] * 5).rounded() } }

  @Test func belowEachRowStandsWhatBecameOfIt() throws {
    let figure = try stage(DigitPairs.self, [("columns", "2"), ("rows", "digits,copies")])
    let plot = try figure.plot(images([1, 2, 3]), images([4, 5, 1]))
    #expect(shades(plot) == [1, 2, 4, 5, 3, 0, 1, 0])
    #expect(plot.rowNames == ["digits", "copies", "digits", "copies"])
  }

  @Test func onlyPairsAreDrawn() throws {
    let plot = try stage(DigitPairs.self).plot(images([1, 2, 3]), images([4]))
    #expect(shades(plot) == [1, 4])
    #expect(plot.rowNames.isEmpty)
    #expect(throws: FigureError.nothing("pairs of images")) {
      try stage(DigitPairs.self).plot(images([1]), images([]))
    }
  }

  @Test func bothRowsNeedNames() throws {
    #expect(throws: FigureError.names("rows", given: 1, needed: 2)) {
      try stage(DigitPairs.self, [("rows", "digits,")]).plot(images([1]), images([1]))
    }
  }

  @Test func pairsBecomeAFigure() throws {
    let figure = try stage(DigitPairs.self).run(Pair(images([1, 2]), images([3, 4])), in: .silent)
    #expect(String(decoding: figure.light, as: UTF8.self).contains("<image "))
  }
}
