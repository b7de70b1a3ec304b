import LinearAlgebra
import Plotting
import Testing

private func plot(panels: Int = 1, pieces: Int = 1) -> RegionPlot {
  let square = [SIMD2(0.0, 0.0), SIMD2(1.0, 0.0), SIMD2(1.0, 1.0), SIMD2(0.0, 1.0)]
  let panel = RegionPlot.Panel(
    title: "run `1`", window: [SIMD2(-1, -1), SIMD2(3, 1)],
    pieces: (0..<pieces).flatMap { i in
      (0..<3).map { RegionPlot.Piece(corners: square.map { $0 + Double(i % 3) }, kind: $0) }
    },
    points: Matrix([[0.5, 0.5], [2, -0.5]]), groups: [0, 1], pairs: [[SIMD2(0, 0), SIMD2(2, 0.5)]])
  return RegionPlot(
    panels: [RegionPlot.Panel](repeating: panel, count: panels), x: "latent 1", y: "latent 2",
    kinds: ["mirrored", "flat"], groups: ["alone", "shared"], pairs: "two of one value")
}

@Suite struct RegionPlotTests {
  @Test(arguments: Theme.allCases) func gnuplotDrawsIt(theme: Theme) throws {
    #expect(try Gnuplot().draw(plot(), on: .svg(theme)).words == "")
    #expect(try Gnuplot().draw(plot(panels: 5), on: .png).words == "")
  }

  @Test func piecesOfAKindAreFilledTogetherAndThoseOfNoneAreNot() throws {
    let script = try plot(pieces: 2).script(for: .svg(.light))
    #expect(script.contains("$pieces_0_1 using 1:2 with filledcurves closed"))
    #expect(script.contains("$pieces_0_2"))
    #expect(!script.contains("$pieces_0_0"))
    #expect(script.contains("$walls_0 using 1:2 with lines"))
    for name in ["mirrored", "flat", "alone", "shared", "two of one value"] { #expect(script.contains("\"\(name)\"")) }
  }

  @Test func manyPiecesAreDrawnWithoutTheirWalls() throws {
    let many = plot(pieces: 900)
    #expect(many.note == "the walls between regions are not drawn, since there are 2,700")
    #expect(try !many.script(for: .svg(.light)).contains("$walls_0"))
    #expect(plot().note == "")
    let most = plot(pieces: 800)
    #expect(try Gnuplot().draw(most, on: .svg(.light)).bytes.count < 500_000)
  }

  @Test func aPlaceThatIsNoneIsAnError() {
    var broken = plot()
    broken.panels[0].pieces[0].corners[1].x = .nan
    #expect(throws: PlotError.notFinite("panel 1")) { try broken.script(for: .png) }
  }
}
