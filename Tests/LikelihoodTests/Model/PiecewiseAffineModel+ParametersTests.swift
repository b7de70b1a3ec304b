import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// Models as vectors of unconstrained numbers.
@Suite struct PiecewiseAffineModelParametersTests {
  @Test func parametersGoThereAndBack() throws {
    let model = try randomModel(components: 3, units: 2, outputs: 2, leak: 0.2, seed: 4)
    let again = try PiecewiseAffineModel(parameters: model.parameters, shape: model.shape)
    expectClose(again.parameters, model.parameters, relative: 1e-14, absolute: 1e-15)
    #expect(model.shape.scalars.count == model.parameters.count)
    #expect(model.shape.parameters == model.parameters.count)
    #expect(model.shape.scalars.map(\.description).contains("β2,1"))
    #expect(throws: ModelError.parameters(3, expected: 20)) {
      try PiecewiseAffineModel(parameters: [1, 2, 3], shape: model.shape)
    }
  }

  @Test func eachNumberStandsWhereItsNameDoes() throws {
    let model = try randomModel(components: 2, units: 2, outputs: 2, leak: 0.1, seed: 9)
    for (scalar, value) in zip(model.shape.scalars, model.parameters) {
      let expected =
        switch scalar {
        case .logWeight(let j): log(model.prior.weights[j])
        case .mean(let j): model.prior.means[j]
        case .logDeviation(let j): log(model.prior.deviations[j])
        case .inputWeight(let i): model.decoder.inputWeights[i]
        case .bias(let i): model.decoder.biases[i]
        case .outputWeight(let i, let d): model.decoder.outputWeights[i, d]
        case .shift(let d): model.decoder.shift[d]
        case .logNoise: log(model.noise)
        }
      #expect(value == expected, "\(scalar)")
    }
  }

  /// Only differences of log weights count, however great the logarithms are.
  @Test(arguments: [-1e3, -1, 5, 1e3]) func aConstantOfAllLogWeightsIsNothing(shift: Double) throws {
    let model = try randomModel(components: 3, seed: 9)
    var moved = model.parameters
    for j in 0..<3 { moved[j] += shift }
    let found = try PiecewiseAffineModel(parameters: moved, shape: model.shape)
    expectClose(found.prior.weights, model.prior.weights, relative: 1e-12)
    #expect(found.decoder == model.decoder)
  }

  /// What over- or underflows makes no model.
  @Test(arguments: [1e3, -1e3, .nan]) func whatLeavesTheNumbersIsAnError(value: Double) throws {
    let model = try randomModel(seed: 9)
    for scalar in [ScalarParameter.logDeviation(0), .logNoise] {
      var parameters = model.parameters
      parameters[try #require(model.shape.scalars.firstIndex(of: scalar))] = value
      #expect(throws: ModelError.self) { try PiecewiseAffineModel(parameters: parameters, shape: model.shape) }
    }
  }
}
