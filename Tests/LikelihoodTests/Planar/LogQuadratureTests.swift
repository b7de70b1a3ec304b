import Foundation
import Likelihood
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

/// Integrals of what may be far below any exponent, and where a peak may hide.
@Suite struct LogQuadratureTests {
  private let prior = GaussianMixture(
    weights: [1], means: Matrix([[0, 0]]), covariances: .full([Matrix([[1, 0], [0, 1]])]))

  /// x = (z₁, z₂) + ε with a decoder that bends nowhere: log N(x; 0, (1 + σ²)·I), however small σ is.
  @Test(arguments: [1.0, 0.1, 1e-2]) func aNarrowPeakIsNotMissed(noise: Double) throws {
    let model = try PlanarModel(
      prior: prior,
      decoder: PlanarDecoder(
        inputWeights: Matrix([[1, 0], [0, 1]]), biases: [0, 0], outputWeights: Matrix([[1, 0], [0, 1]]),
        shift: [0, 0], leak: 1), noise: noise)
    for x in [[0.0, 0], [0.3, -2], [5, 4]] {
      let variance = 1 + noise * noise
      let expected = -log(2 * Double.pi * variance) - 0.5 * (x[0] * x[0] + x[1] * x[1]) / variance
      let found = try model.logDensity(at: x)
      expectClose(found.value, expected, absolute: 1e-9)
      #expect(found.error <= 1e-10 && found.nodes > 0)
    }
  }

  /// Thousands of nats below one there is still a logarithm, and its error is relative.
  @Test(arguments: [30.0, 300, 3000]) func whatIsBelowAllExponentsHasALogarithm(x: Double) throws {
    let model = try PlanarModel(
      prior: prior,
      decoder: PlanarDecoder(
        inputWeights: Matrix([[1, 0], [0, 1]]), biases: [0, 0], outputWeights: Matrix([[1, 0], [0, 1]]),
        shift: [0, 0], leak: 1), noise: 0.5)
    let found = try model.logDensity(at: [x, 0])
    expectClose(found.value, -log(2 * Double.pi * 1.25) - 0.5 * x * x / 1.25, relative: 1e-9)
  }

  /// A tolerance that is asked for is kept, and costs what it costs.
  @Test func aFinerToleranceTakesMoreLines() throws {
    let model = try PlanarModel(
      prior: prior,
      decoder: PlanarDecoder(
        inputWeights: Matrix([[1, 0.2], [0.3, 1], [-1, 1]]), biases: [0.1, 0, -0.4],
        outputWeights: Matrix([[1, 0], [0, 1], [0.5, -2]]), shift: [0, 0], leak: 0), noise: 0.2)
    let found = try [1e-3, 1e-6, 1e-10].map { try model.logDensity(at: [0.7, 0.4], tolerance: $0) }
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.nodes <= $1.nodes && $0.error >= $1.error })
    for (rough, tolerance) in zip(found, [1e-3, 1e-6, 1e-10]) {
      #expect(rough.error <= tolerance)
      expectClose(rough.value, found[2].value, absolute: tolerance)
    }
  }
}
