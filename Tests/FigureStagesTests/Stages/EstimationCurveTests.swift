import FigureStages
import LikelihoodArtifacts
import Plotting
import StageTestSupport
import Stages
import Testing

@Suite struct EstimationCurveTests {
  @Test func ratesBecomeCurvesWithBands() throws {
    let rate = EstimationRate(
      sizes: [
        .init(points: 100, median: 0.5, lower: 0.25, upper: 0.75, near: 0),
        .init(points: 1000, median: 0.125, lower: 0.1, upper: 0.25, near: 0.5),
      ], exponent: -0.5, interval: -0.6 ... -0.4, from: 100, target: 0.1, needed: nil, noise: 0.1, gap: 4)
    let plot = try stage(EstimationCurve.self).plot([rate])
    #expect(plot.series.map(\.name) == ["σ = 0.1, gap 4"])
    #expect(plot.series[0].points[1] == .init(x: 1000, y: 0.125, lower: 0.1, upper: 0.25))
    #expect(try stage(EstimationCurve.self).run([rate], in: .silent).note.contains("medians"))
    #expect(throws: FigureError.nothing("rates")) { try stage(EstimationCurve.self).plot([]) }
  }

  private func rate(noise: Double, gap: Double, median: Double = 0.5) -> EstimationRate {
    EstimationRate(
      sizes: [.init(points: 100, median: median, lower: median / 2, upper: 2 * median, near: 0)], exponent: -0.5,
      interval: -0.6 ... -0.4, from: 100, target: 0.1, needed: nil, noise: noise, gap: gap)
  }

  @Test(arguments: [
    (0.001, 4.0, "σ = 0.001, gap 4"), (0.015, 3.0000000000000004, "σ = 0.015, gap 3"), (100, 0.5, "σ = 100, gap 0.5"),
    (0.25, 20, "σ = 0.25, gap 20"), (1, 100, "σ = 1, gap 100"),
  ])
  func aCurveIsNamedByItsModel(noise: Double, gap: Double, name: String) throws {
    #expect(try stage(EstimationCurve.self).plot([rate(noise: noise, gap: gap)]).series[0].name == name)
  }

  @Test func aDistanceOfNoneHasAPlaceOnALogarithmicAxis() throws {
    let point = try stage(EstimationCurve.self).plot([rate(noise: 1, gap: 1, median: 0)]).series[0].points[0]
    #expect(point == .init(x: 100, y: 1e-9, lower: 1e-9, upper: 1e-9))
  }

  @Test func theAxisShowsTheTarget() throws {
    let plot = try stage(EstimationCurve.self).plot([rate(noise: 1, gap: 1), rate(noise: 2, gap: 1)])
    #expect(plot.y.including == [0.1] && plot.y.scale == .logarithmic && plot.x.scale == .logarithmic)
    #expect(plot.series.count == 2)
  }
}
