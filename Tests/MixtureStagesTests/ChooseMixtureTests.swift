import Interchange
import LinearAlgebra
import MixtureStages
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

struct ChooseMixtureTests {
  @Test func theLeastBICIsChosenWithItsMarginToAnotherSize() throws {
    // BIC = −2·100·mean + parameters·log 100, with 2, 4 and 4 free parameters for one and two spherical components.
    let fits = [fit(components: 1, mean: -3), fit(components: 2, mean: -2), fit(components: 2, mean: -1.9)]
    let chosen = try stage(ChooseMixture.self).run(fits, in: .silent)
    #expect(chosen.model == fits[2].model && chosen.meanLogLikelihood == -1.9)
    let margin = try #require(chosen.margin)
    // 2·100·(3 − 1.9) less three parameters' log 100.
    expectClose(margin, 220 - 3 * 4.605170185988092, relative: 1e-12)
    #expect(chosen.values["margin"] == .number(margin) && chosen.values["components"] == .integer(2))
  }

  @Test func withoutAnotherSizeThereIsNoMargin() throws {
    let chosen = try stage(ChooseMixture.self).run([fit(components: 2, mean: -2)], in: .silent)
    #expect(chosen == fit(components: 2, mean: -2) && chosen.values["margin"] == nil)
  }

  @Test func mixturesOfOtherPointsAreAnError() throws {
    let choose = try stage(ChooseMixture.self)
    let error = #expect(throws: ArtifactError.self) {
      try choose.run([fit(components: 1, mean: -3), fit(components: 2, mean: -2, points: 50)], in: .silent)
    }
    #expect(
      error?.description
        == "mixtures of 50×1 and of 100×1 points cannot be compared; fit them to the same points")
    #expect(throws: ArtifactError.self) { try choose.run([], in: .silent) }
  }

  private func fit(components k: Int, mean: Double, points: Int = 100) -> FittedMixture {
    FittedMixture(
      GaussianMixture(
        weights: [Double](repeating: 1 / Double(k), count: k), means: Matrix((0..<k).map { [Double($0)] }),
        covariances: .spherical([Double](repeating: 1, count: k))),
      trace: [mean - 1], meanLogLikelihood: mean, points: points, converged: true)
  }
}
