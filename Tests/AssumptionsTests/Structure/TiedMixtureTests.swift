import Assumptions
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct TiedMixtureTests {
  private let start: IndependentComponents
  /// The first coordinate is of one value in components 0 and 1; the second tells all apart.
  private let ties: [Partition]
  private let points: Matrix<Double>

  init() throws {
    start = try IndependentComponents(
      weights: [0.3, 0.3, 0.4], means: Matrix([[0.2, -2.5], [-0.3, 2.6], [4.5, 0.3]]),
      variances: Matrix([[1, 1], [1, 1], [1, 1]]))
    ties = [Partition([0, 0, 1]), Partition([0, 1, 2])]
    var stream = RandomStream(seed: 4)
    points = Matrix(
      (0..<3000).map { _ in
        let k = stream.index(weights: [0.2, 0.3, 0.5])
        return [[0, 0, 5][k] + 0.7 * stream.normal(), [-3, 3, 0][k] + 0.5 * stream.normal()]
      })
  }

  @Test func theTruthIsFoundUpToSamplingError() throws {
    let fit = try fitTiedMixture(from: start, ties: ties, to: points)
    #expect(fit.converged)
    expectClose(fit.components.weights, [0.2, 0.3, 0.5], absolute: 4 * 0.01)
    expectClose(fit.components.means.column(0), [0, 0, 5], absolute: 0.1)
    expectClose(fit.components.means.column(1), [-3, 3, 0], absolute: 0.1)
    expectClose(fit.components.variances.column(1), [0.25, 0.25, 0.25], absolute: 0.06)
  }

  @Test func whatIsTiedIsOneNumberAndCountsOnce() throws {
    let fit = try fitTiedMixture(from: start, ties: ties, to: points)
    #expect(fit.components.means[0, 0] == fit.components.means[1, 0])
    #expect(fit.components.variances[0, 0] == fit.components.variances[1, 0])
    // Two weights, and mean and variance of two and of three blocks.
    #expect(fit.freeParameters == 2 + 2 * (2 + 3))
    let free = try fitTiedMixture(from: start, ties: [Partition([0, 1, 2]), Partition([0, 1, 2])], to: points)
    #expect(free.freeParameters == 14)
    // More freedom fits no worse, and here it is not worth its parameters.
    #expect(free.logLikelihood >= fit.logLikelihood - 1e-3)
    #expect(fit.bic < free.bic)
  }

  @Test func moreIterationsNeverLowerTheLikelihood() throws {
    var last = -Double.infinity
    for iterations in 1...8 {
      var settings = TiedMixture.Settings()
      settings.iterations = iterations
      let found = try fitTiedMixture(from: start, ties: ties, to: points, settings: settings).logLikelihood
      #expect(found >= last - 1e-9)
      last = found
    }
  }

  @Test func pointsThatAreNoneAreRefused() {
    for wrong in [Matrix([[1.0, 2, 3], [4, 5, 6]]), Matrix([[1.0, 2]]), Matrix([[1.0, .nan], [2, 3]])] {
      #expect(throws: ComponentsError.self) { try fitTiedMixture(from: start, ties: ties, to: wrong) }
    }
  }
}
