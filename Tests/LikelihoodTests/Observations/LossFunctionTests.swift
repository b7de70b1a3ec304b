import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// The loss as a function of unconstrained parameters.
@Suite struct LossFunctionTests {
  /// A model of hardly any noise can put a spike on each node, for which the lattice would reward it without bound.
  @Test func aModelThatFitsTheNodesIsNoModelOfThePopulation() throws {
    let truth = try absoluteValue(means: [-1, 2])
    let population = try truth.population()
    let loss = try LossFunction(observations: population, shape: truth.shape)
    #expect(population.smallestNoise == truth.noise / 2)
    expectClose(loss.value(at: truth.parameters), try truth.loss(on: population), relative: 1e-12)
    var parameters = truth.parameters
    parameters[parameters.count - 1] = log(0.99 * population.smallestNoise)
    var gradient: [Double] = []
    #expect(loss.value(at: parameters) == .infinity)
    #expect(loss.value(at: parameters, gradient: &gradient) == .infinity)
    let spiked = try PiecewiseAffineModel(parameters: parameters, shape: truth.shape)
    #expect(throws: LikelihoodFitError.self) { try QuasiNewton().fit(population, from: spiked) }
    // A sample has no such bound.
    var stream = RandomStream(seed: 1)
    let sample = try LossFunction(
      observations: Observations(truth.sample(20, using: &stream).points), shape: truth.shape)
    #expect(sample.value(at: parameters).isFinite)
  }

  private func sampled() throws -> (PiecewiseAffineModel, LossFunction) {
    let model = try randomModel(components: 2, units: 2, leak: 0.1, seed: 3)
    var stream = RandomStream(seed: 1)
    return (
      model, try LossFunction(observations: Observations(model.sample(30, using: &stream).points), shape: model.shape)
    )
  }

  @Test func valueAndGradientAreThoseOfTheModel() throws {
    let (model, loss) = try sampled()
    var gradient: [Double] = []
    let expected = try model.lossWithGradient(on: loss.observations)
    expectClose(loss.value(at: model.parameters, gradient: &gradient), expected.loss, relative: 1e-13)
    expectClose(gradient, expected.gradient.unconstrained(at: model), relative: 1e-10, absolute: 1e-12)
    expectClose(loss.value(at: model.parameters), expected.loss, relative: 1e-13)
  }

  @Test func whatMakesNoModelIsInfinitelyBadAndHasNoGradient() throws {
    let (model, loss) = try sampled()
    var overflown = model.parameters
    overflown[overflown.count - 1] = 1e4
    for parameters in [[], Array(model.parameters.dropLast()), overflown] {
      var gradient = [7.0]
      #expect(loss.value(at: parameters, gradient: &gradient) == .infinity)
      #expect(gradient == [7] && loss.value(at: parameters) == .infinity)
    }
  }

  @Test func pointsOfAnotherLengthAreAnError() throws {
    let sample = try Observations(Matrix([[1.0, 2]]))
    #expect(throws: ModelError.outputs(points: 2, model: 1)) {
      try LossFunction(observations: sample, shape: ModelShape(components: 1, units: 1, outputs: 1, leak: 0))
    }
  }
}
