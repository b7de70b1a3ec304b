import Foundation
import Likelihood
import LikelihoodStages
import LinearAlgebra
import TestSupport
import Testing

@Suite struct KnownNoiseLossTests {
  private let model: PiecewiseAffineModel
  private let observations: Observations
  private var loss: KnownNoiseLoss

  init() throws {
    model = try injectiveModel()
    observations = try Observations(Matrix(rows: 6, columns: 1, elements: [-2, -0.9, 0, 0, 0.7, 2.1]))
    loss = try KnownNoiseLoss(observations, shape: model.shape, logNoise: log(model.noise))
  }

  @Test mutating func theLossIsThatOfTheModel() throws {
    #expect(loss.dimension == model.shape.parameters - 1 && loss.observations == observations)
    // Logarithms of weights, deviations and noise go to and fro.
    expectClose(loss.value(at: model.parametersWithoutNoise), try model.loss(on: observations), relative: 1e-13)
    #expect(try loss.model(at: model.parametersWithoutNoise).decoder == model.decoder)
  }

  @Test mutating func theNoiseIsTheOneThatIsKnown() throws {
    var other = try KnownNoiseLoss(observations, shape: model.shape, logNoise: log(0.5))
    let wider = try PiecewiseAffineModel(prior: model.prior, decoder: model.decoder, noise: 0.5)
    expectClose(other.value(at: model.parametersWithoutNoise), try wider.loss(on: observations), relative: 1e-13)
    expectClose(try other.model(at: model.parametersWithoutNoise).noise, 0.5, relative: 1e-15)
  }

  @Test mutating func theGradientAgreesWithDifferences() {
    let position = model.parametersWithoutNoise.enumerated().map { $1 + 0.01 * Double($0 % 3) }
    var gradient = [Double](repeating: .nan, count: loss.dimension)
    let value = loss.value(at: position, gradient: &gradient)
    #expect(value == loss.value(at: position))
    for i in position.indices {
      var (above, below) = (position, position)
      above[i] += 1e-5
      below[i] -= 1e-5
      // Central differences of step 1e-5 err by 1e-10 times third derivatives, and rounding by 1e-11.
      expectClose(gradient[i], (loss.value(at: above) - loss.value(at: below)) / 2e-5, relative: 1e-6, absolute: 1e-7)
    }
  }

  @Test mutating func whereThereIsNoModelTheLossIsInfinite() {
    var (position, gradient) = (model.parametersWithoutNoise, [Double](repeating: 7, count: loss.dimension))
    position[4] = 800  // log s
    #expect(loss.value(at: position) == .infinity)
    #expect(loss.value(at: position, gradient: &gradient) == .infinity)
    position = model.parametersWithoutNoise
    position[6] = 0  // w
    #expect(loss.value(at: position) == .infinity)
    // What came before leaves no trace.
    #expect(loss.value(at: model.parametersWithoutNoise).isFinite)
  }

  @Test func pointsOfTwoFeaturesFitNoModelOfOneOutput() throws {
    let plane = try Observations(Matrix([[1, 2]]))
    #expect(throws: ModelError.outputs(points: 2, model: 1)) {
      try KnownNoiseLoss(plane, shape: model.shape, logNoise: 0)
    }
  }
}
