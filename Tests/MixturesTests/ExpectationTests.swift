import LinearAlgebra
import Mixtures
import Probability
import Randomness
import TestSupport
import Testing

struct ExpectationTests {
  /// The densities of `Probability` are computed in another way.
  @Test(arguments: CovarianceFamily.allCases)
  func theFirstLikelihoodAndWeightsAreThoseOfTheStart(family: CovarianceFamily) throws {
    var stream = RandomStream(seed: 21)
    let points = threeClusters(700, using: &stream)
    let start = try ExpectationMaximization(family: family, components: 3, iterations: 2).fit(points, using: &stream)
    let fit = try ExpectationMaximization(family: family, components: 3, start: .given(start.model), iterations: 1)
      .fit(points, using: &stream)
    let densities = try start.model.logDensity(of: points)
    // Means of 700 numbers of order one, each rounded a few times.
    expectClose(fit.trace, [densities.reduce(0, +) / 700], relative: 1e-13)
    expectClose(fit.model.weights, try start.model.responsibilities(of: points).columnMeans, relative: 1e-12)
  }

  @Test func aPointThatNoComponentReachesStillBelongsToTheNearest() throws {
    // Both densities at 1000 are below the least number; their ratio is one.
    let start = GaussianMixture(
      weights: [0.5, 0.5], means: Matrix([[-1.0], [1]]), covariances: .spherical([1, 1]))
    var stream = RandomStream(seed: 1)
    let fit = try ExpectationMaximization(
      family: .spherical, components: 2, start: .given(start), floor: 0, iterations: 1
    ).fit(Matrix([[-1.0], [-2], [1000]]), using: &stream)
    // exp(−2000) of the far point belongs to the first.
    expectClose(fit.model.weights[1], (1 + 0.11920292202211755 + 0.017986209962091559) / 3, relative: 1e-12)
    #expect(fit.meanLogLikelihood.isFinite)
  }
}
