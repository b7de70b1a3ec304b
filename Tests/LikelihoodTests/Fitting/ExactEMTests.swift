import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct ExactEMTests {
  @Test(arguments: [(2, 3, 1, 0.0), (3, 2, 1, 0.2), (2, 1, 1, -1), (2, 4, 2, 0.0), (1, 2, 1, 0)], UInt64(1)...4)
  func theLossNeverRises(shape: (Int, Int, Int, Double), seed: UInt64) throws {
    let truth = try randomModel(
      components: shape.0, units: shape.1, outputs: shape.2, leak: shape.3, seed: 40 + seed)
    var stream = RandomStream(seed: seed)
    let sample = try Observations(truth.sample(200, using: &stream).points)
    let start = try truth.shape.randomStart(for: sample, using: &stream)
    let fit = try ExactEM(iterations: 60).fit(sample, from: start)
    for (before, after) in zip(fit.trace, fit.trace.dropFirst() + [fit.loss]) {
      #expect(after <= before + 1e-12 * (1 + abs(before)))  // rounding, once nothing is left to gain
    }
    expectClose(fit.trace[0], try start.loss(on: sample), relative: 1e-14)
    expectClose(fit.loss, try fit.model.loss(on: sample), relative: 1e-14)
    #expect(fit.loss < fit.trace[0])
  }

  /// What EM has no more to gain from, L-BFGS hardly has.
  @Test func itEndsNearAnOptimum() throws {
    let truth = try randomModel(components: 1, units: 1, leak: 0.3, noise: 0.8, seed: 31)
    var stream = RandomStream(seed: 5)
    let sample = try Observations(truth.sample(100, using: &stream).points)
    let fit = try ExactEM(tolerance: 1e-9, iterations: 5000).fit(sample, from: truth)
    let further = try QuasiNewton().fit(sample, from: fit.model)
    #expect(fit.outcome == .converged)
    #expect(fit.evaluations >= 2 * fit.iterations)
    // Where a step of EM gains 1e-9, thousands more would still gain something.
    expectClose(fit.loss, further.loss, absolute: 1e-5)
  }

  @Test func theTruthOfAPopulationIsAFixedPoint() throws {
    let truth = try randomModel(components: 2, units: 2, leak: 0.2, seed: 33)
    let population = try truth.population()
    let fit = try ExactEM(tolerance: 0, iterations: 3).fit(population, from: truth)
    expectClose(fit.model.parameters, truth.parameters, absolute: 1e-8)
  }

  @Test func aComponentWithoutObservationsIsAnError() throws {
    let model = try PiecewiseAffineModel(
      prior: LatentMixture(weights: [0.5, 0.5], means: [0, 1e3], deviations: [1, 1]),
      decoder: ShallowDecoder(
        inputWeights: [1], biases: [0], outputWeights: Matrix([[1]]), shift: [0], leak: 0.5), noise: 0.1)
    let observations = try Observations(Matrix([[0.1], [0.2], [-0.3]]))
    #expect(throws: LikelihoodFitError.collapsed(component: 1, iteration: 1)) {
      try ExactEM().fit(observations, from: model)
    }
  }
}
