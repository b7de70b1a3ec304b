import Foundation
import Likelihood
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

/// Noisy points of a surface.
@Suite struct PlanarModelTests {
  private let prior = GaussianMixture(
    weights: [0.3, 0.7], means: Matrix([[-1, 0.5], [1.2, -0.3]]),
    covariances: .full([Matrix([[1, 0.4], [0.4, 0.6]]), Matrix([[0.3, -0.1], [-0.1, 0.8]])]))
  /// (z₁ + max(z₂, 0), 3).
  private let decoder = Result {
    try PlanarDecoder(
      inputWeights: Matrix([[1, 0], [-1, 0], [0, 1]]), biases: [0, 0, 0],
      outputWeights: Matrix([[1, 0], [-1, 0], [1, 0]]), shift: [0, 3], leak: 0)
  }

  @Test func aSampleHasTheMomentsOfTheModel() throws {
    let model = try PlanarModel(prior: prior, decoder: decoder.get(), noise: 0.2)
    var stream = RandomStream(seed: 1)
    let points = try model.sample(20_000, using: &stream)
    // E max(N(m, s²), 0) = m·Φ(m/s) + s·φ(m/s).
    func positive(_ m: Double, _ variance: Double) -> Double {
      let (s, t) = (variance.squareRoot(), m / variance.squareRoot())
      return m * 0.5 * erfc(-t / 2.0.squareRoot()) + s * exp(-0.5 * t * t) / (2 * Double.pi).squareRoot()
    }
    let expected = 0.3 * (-1 + positive(0.5, 0.6)) + 0.7 * (1.2 + positive(-0.3, 0.8))
    // Deviations of about 1.5 and 0.2 over √20,000.
    expectClose(points.columnMeans[0], expected, absolute: 0.05)
    expectClose(points.columnMeans[1], 3, absolute: 0.01)
    let noise = points.column(1).reduce(0) { $0 + ($1 - 3) * ($1 - 3) } / 20_000
    expectClose(noise.squareRoot(), 0.2, relative: 0.03)
    var again = RandomStream(seed: 1)
    #expect(try model.sample(20_000, using: &again) == points)
  }

  @Test func partsThatMakeNoModelAreErrors() throws {
    let decoder = try decoder.get()
    for noise in [0, -1, Double.infinity] {
      #expect(throws: ModelError.noise(noise)) { try PlanarModel(prior: prior, decoder: decoder, noise: noise) }
    }
    let line = GaussianMixture(weights: [1], means: Matrix([[0.0]]), covariances: .spherical([1]))
    #expect(throws: ModelError.count(of: "features of the prior", is: 1, expected: 2, from: "input weights")) {
      try PlanarModel(prior: line, decoder: decoder, noise: 0.1)
    }
    let flat = GaussianMixture(
      weights: [1], means: Matrix([[0, 0]]), covariances: .full([Matrix([[1, 1], [1, 1]])]))
    #expect(throws: ModelError.notPositive("the determinant of covariance 0", 0)) {
      try PlanarModel(prior: flat, decoder: decoder, noise: 0.1)
    }
  }
}
