import FigureStages
import LinearAlgebra
import Plotting
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct CorrelationSpectrumTests {
  @Test func theBandReachesFromTheLeastToTheGreatest() throws {
    let plot = try stage(CorrelationSpectrum.self).plot(comparison(runs: 3))
    // The spectra of the three pairs are (1, 1/2), (1/2, 1/3), (1/3, 1/4).
    #expect(plot.series.count == 1)
    #expect(plot.series[0].points.map(\.x) == [1, 2])
    #expect(plot.series[0].points.map(\.lower) == [1.0 / 3, 0.25])
    #expect(plot.series[0].points.map(\.upper) == [1, 0.5])
    // A sum of three numbers and a quotient, each rounded once.
    expectClose(plot.series[0].points[0].y, 11.0 / 18, relative: 1e-15)
    #expect(plot.y.including == [0, 1])
    #expect(plot.note.contains("mean over pairs"))
  }

  @Test func eachPairCanHaveALine() throws {
    let plot = try stage(CorrelationSpectrum.self, [("pairs", "true")]).plot(comparison(runs: 3))
    #expect(plot.series.map(\.name) == ["runs 1, 2", "runs 1, 3", "runs 2, 3"])
    #expect(plot.series[1].points == [.init(x: 1, y: 0.5), .init(x: 2, y: 1.0 / 3)])
    #expect(plot.note == "")
  }

  @Test func morePairsThanALegendHoldsAreNotNamed() throws {
    let plot = try stage(CorrelationSpectrum.self, [("pairs", "true")]).plot(comparison(runs: 7))
    #expect(plot.series.count == 21)
    #expect(plot.series.allSatisfy { $0.name.isEmpty })
  }

  @Test func aComparisonBecomesAFigure() throws {
    let figure = try stage(CorrelationSpectrum.self).run(comparison(runs: 2, latents: 1), in: .silent)
    #expect(String(decoding: figure.light, as: UTF8.self).contains("<text>canonical correlation, all points</text>"))
    #expect(figure.note == "")
  }
}
