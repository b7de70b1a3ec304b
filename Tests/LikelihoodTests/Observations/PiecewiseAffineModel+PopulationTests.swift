import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct PiecewiseAffineModelPopulationTests {
  @Test(arguments: [(1, 0.3, 0.0), (1, 0.1, -1), (2, 0.3, 0.2), (3, 0.9, 0)])
  func theWeightsSumToOne(outputs: Int, noise: Double, leak: Double) throws {
    let model = try randomModel(units: 2, outputs: outputs, leak: leak, noise: noise, seed: 3)
    let population = try model.population(resolution: 1.5)
    // exp(−2π²·1.5²) is below rounding.
    expectClose(population.weights.reduce(0, +), 1, absolute: 1e-13)
  }

  /// log p of a Gaussian is a square, so its integral is known: ½·log(2πe·variance).
  @Test func theEntropyOfAGaussianIsKnown() throws {
    let model = try PiecewiseAffineModel(
      prior: LatentMixture(weights: [1], means: [0.7], deviations: [0.5]),
      decoder: ShallowDecoder(
        inputWeights: [2], biases: [0.1], outputWeights: Matrix([[1.5]]), shift: [1], leak: 1), noise: 0.3)
    let found = try model.crossEntropy(of: model)
    let variance = 9 * 0.25 + 0.09
    expectClose(found.value, 0.5 * (1 + log(2 * .pi * variance)), absolute: 1e-12)
    #expect(found.error < 1e-9)
  }

  @Test(arguments: [(1, 0.1), (2, 0.3)])
  func theStatedErrorHolds(outputs: Int, noise: Double) throws {
    let truth = try randomModel(outputs: outputs, noise: noise, seed: 12)
    let other = try randomModel(components: 3, outputs: outputs, leak: 0.2, noise: noise, seed: 13)
    let (rough, fine) = (
      try truth.crossEntropy(of: other, tolerance: 1e-4), try other.loss(on: truth.population(resolution: 13))
    )
    expectClose(rough.value, fine, absolute: rough.error)
    #expect(rough.error < 1e-4)
  }

  @Test func aSampleComesNearThePopulation() throws {
    let truth = try randomModel(seed: 12)
    var stream = RandomStream(seed: 1)
    let sample = try Observations(truth.sample(40_000, using: &stream).points)
    // The deviation of a log density is about one, so that of the mean about 0.005.
    expectClose(try truth.loss(on: sample), try truth.crossEntropy(of: truth).value, absolute: 0.02)
  }

  @Test func noOtherModelIsLikelierThanTheTruth() throws {
    let truth = try randomModel(seed: 12)
    let entropy = try truth.crossEntropy(of: truth)
    for seed in UInt64(20)..<30 {
      let other = try truth.crossEntropy(of: randomModel(seed: seed), tolerance: 1e-6)
      #expect(other.value - other.error > entropy.value + entropy.error)
    }
  }

  @Test func theGradientVanishesAtTheTruth() throws {
    let truth = try randomModel(components: 3, seed: 12)
    let gradient = try truth.lossWithGradient(on: truth.population()).gradient.unconstrained(at: truth)
    // The lattice is not exact for log p where the noise is small beside a piece.
    for derivative in gradient { expectClose(derivative, 0, absolute: 1e-9) }
  }
}
