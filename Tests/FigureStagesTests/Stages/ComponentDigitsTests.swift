import DataArtifacts
import FigureStages
import Interchange
import LinearAlgebra
import Plotting
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct ComponentDigitsTests {
  private let projection = Projection(
    height: 2, width: 2, mean: [0.5, 0.25, 0, 0], components: Matrix([[1, 0, 0, 0], [0, 0, 1, 0]]),
    scales: [0.125, 0.5],
    explainedVariance: [2, 1], totalVariance: 4)

  @Test func meansAreDecodedHeaviestFirst() throws {
    let plot = try stage(ComponentDigits.self, [("columns", "5")]).plot(fit().model, projection)
    #expect(plot.images.map(\.caption) == ["75.0%", "25.0%"])
    // x = Cᵀ·(s·z) + μ for z = (−3, 1) and (3, 0): exact in binary.
    expectClose(plot.images[0].pixels, Matrix([[0.125, 0.25], [0.5, 0]]))
    expectClose(plot.images[1].pixels, Matrix([[0.875, 0.25], [0, 0]]))
  }

  @Test func equalWeightsKeepTheirOrder() throws {
    let plot = try stage(ComponentDigits.self).plot(fit(weights: [0.5, 0.5]).model, projection)
    expectClose(plot.images[0].pixels, Matrix([[0.875, 0.25], [0, 0]]))
  }

  @Test func aProjectionOfOtherFeaturesIsAnError() throws {
    let other = Projection(
      height: 1, width: 2, mean: [0, 0], components: Matrix([[1, 0]]), scales: [1], explainedVariance: [1],
      totalVariance: 1)
    #expect(throws: FigureError.features(mixture: 2, other: 1, what: "the projection gives")) {
      try stage(ComponentDigits.self).plot(fit().model, other)
    }
  }

  @Test func aMixtureBecomesAFigure() throws {
    let figure = try stage(ComponentDigits.self).run(Pair(fit(), projection), in: .silent)
    #expect(String(decoding: figure.dark, as: UTF8.self).contains("<text>75.0%</text>"))
  }
}
