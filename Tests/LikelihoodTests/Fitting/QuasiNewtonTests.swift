import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct QuasiNewtonTests {
  @Test func itFindsThePopulationsTruthFromNearby() throws {
    let truth = try randomModel(components: 2, units: 1, leak: 0.3, seed: 31)
    let population = try truth.population()
    var parameters = truth.parameters
    for i in parameters.indices { parameters[i] += 0.05 * (i.isMultiple(of: 2) ? 1 : -1) }
    let start = try PiecewiseAffineModel(parameters: parameters, shape: truth.shape)
    let fit = try QuasiNewton().fit(population, from: start)
    // The gain that is left is of second order in what the gradient's tolerance leaves.
    expectClose(fit.loss, try truth.loss(on: population), absolute: 1e-8)
    #expect(fit.outcome != .ranOut)
    expectClose(fit.trace[0], try start.loss(on: population), relative: 1e-12)
    #expect(zip(fit.trace, fit.trace.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test func itGoesBelowTheTruthOnASample() throws {
    let truth = try randomModel(seed: 31)
    var stream = RandomStream(seed: 1)
    let sample = try Observations(truth.sample(400, using: &stream).points)
    let fit = try QuasiNewton().fit(sample, from: truth)
    let gain = try truth.loss(on: sample) - fit.loss
    // Twice N times the gain is about a χ² of the number of parameters, 13 that count.
    #expect(gain > 0 && 2 * 400 * gain < 60)
  }

  @Test func observationsThatDoNotFitAreAnError() throws {
    let model = try randomModel(outputs: 2, seed: 1)
    let observations = try Observations(Matrix([[1.0]]))
    #expect(throws: LikelihoodFitError.model(.outputs(points: 1, model: 2))) {
      try QuasiNewton().fit(observations, from: model)
    }
    let far = try Observations(Matrix([[1e200, 0]]))
    #expect(throws: LikelihoodFitError.model(.zeroDensity)) { try QuasiNewton().fit(far, from: model) }
  }
}
