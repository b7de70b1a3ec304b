import Foundation
import Likelihood
import LikelihoodStages
import LinearAlgebra
import TestSupport
import Testing

@Suite struct FittedClassTests {
  private func model(_ weights: [Double]) throws -> PiecewiseAffineModel {
    try PiecewiseAffineModel(
      prior: LatentMixture(
        weights: weights, means: weights.indices.map { Double($0) - 1 },
        deviations: weights.indices.map { 0.3 + 0.2 * Double($0) }),
      decoder: injectiveModel().decoder, noise: 0.2)
  }

  private let points = Matrix(rows: 5, columns: 1, elements: [-1.5, -0.3, 0, 0.8, 4])

  @Test func parametersWithoutTheNoiseMakeTheModelAgain() throws {
    let model = try model([0.2, 0.3, 0.5])
    let parameters = model.parametersWithoutNoise
    #expect(parameters.count == model.shape.parameters - 1)
    let again = try model.model(parameters, shape: model.shape(components: 3))
    // Weights, deviations and the noise go through logarithms and back.
    expectClose(try again.logDensity(of: points), try model.logDensity(of: points), relative: 1e-13)
    #expect(throws: ModelError.self) { try model.model(parameters, shape: model.shape(components: 2)) }
  }

  @Test func onlyTheNumberOfComponentsChangesInAShape() throws {
    let model = try model([0.5, 0.5])
    var shape = model.shape(components: 5)
    #expect(shape.components == 5)
    shape.components = 2
    #expect(shape == model.shape)
  }

  @Test(arguments: 0..<3)
  func aModelIsTheMixtureOfAComponentAndTheRest(j: Int) throws {
    let model = try model([0.2, 0.3, 0.5])
    let rest = try model.withoutComponent(j)
    let alone = try PiecewiseAffineModel(
      prior: LatentMixture(weights: [1], means: [model.prior.means[j]], deviations: [model.prior.deviations[j]]),
      decoder: model.decoder, noise: model.noise)
    // p = λⱼ·pⱼ + (1 − λⱼ)·p₋ⱼ.
    let weight = model.prior.weights[j]
    let densities = try [model, alone, rest].map { try $0.logDensity(of: points).map { exp($0) } }
    expectClose(
      zip(densities[1], densities[2]).map { weight * $0 + (1 - weight) * $1 }, densities[0], relative: 1e-12)
  }

  @Test func theOnlyComponentCannotBeLeftOut() throws {
    #expect(throws: ModelError.empty("components")) { try model([1]).withoutComponent(0) }
  }

  @Test(arguments: [[1], [0.2, 0.5, 0.3], [0.5, 0.5]])
  func aSplitComponentChangesNothingOfTheDistribution(weights: [Double]) throws {
    let model = try model(weights)
    let split = try model.withSplitComponent()
    #expect(split.prior.components == weights.count + 1)
    expectClose(try split.logDensity(of: points), try model.logDensity(of: points), relative: 1e-13)
    // The heaviest is halved, so that no half is needlessly light.
    #expect(split.prior.weights.last == (weights.max() ?? 0) / 2)
    #expect(split.prior.weights.count { $0 == split.prior.weights.last } == 2)
  }
}
