import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Randomness
import TestSupport
import Testing

struct LikelihoodTests {
  private func part(_ likelihood: Likelihood.Family) -> ModelCase {
    ModelCase(objective: .marginal, posterior: .diagonal, prior: .diagonal, likelihood: likelihood)
  }

  /// The mean log-likelihood of a workspace without noise, and what the decoder makes of its codes.
  private func reconstruction(_ model: Autoencoder<Double>, _ part: ModelCase) -> (
    Double, Matrix<Double>, Matrix<Double>
  ) {
    var workspace = part.workspace(of: model)
    for i in workspace[noiseOf: 0].elements.indices { workspace[noiseOf: 0].elements[i] = 0 }
    let bound = model.bound(.marginal, in: &workspace)
    return (bound.reconstruction, workspace.points, model.reconstructions(of: PointSet(workspace.points)))
  }

  @Test(arguments: [true, false]) func aGaussianIsOfTheDeviationThatTheModelHas(isLearned: Bool) throws {
    let part = part(.gaussian(deviation: 0.25, isLearned: isLearned))
    var model = part.model
    let slice = model.parameters.layout["likelihood.log-deviation"]
    #expect((slice != nil) == isLearned)
    if let slice { model.parameters[slice] = [log(0.7)] }
    let sigma = isLearned ? 0.7 : 0.25
    expectClose(try #require(model.deviation), sigma, relative: 1e-15)
    let (found, x, y) = reconstruction(model, part)
    let squares = zip(x.elements, y.elements).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let count = Double(x.elements.count)
    let expected = -0.5 * (squares / (sigma * sigma) + count * (log(2 * Double.pi) + 2 * log(sigma)))
    expectClose(found, expected / Double(x.rows), relative: 1e-12)
  }

  @Test func aBernoulliIsOfTheProbabilitiesThatTheDecoderGives() {
    let part = part(.bernoulli)
    #expect(part.model.deviation == nil && part.model.parameters.layout["likelihood.log-deviation"] == nil)
    let (found, x, y) = reconstruction(part.model, part)
    let sum = zip(x.elements, y.elements).reduce(0) { $0 + $1.0 * log($1.1) + (1 - $1.0) * log(1 - $1.1) }
    expectClose(found, sum / Double(x.rows), relative: 1e-12)
  }

  @Test func theDeviationStartsWhereItIsTold() throws {
    var stream = RandomStream(seed: 1)
    let model = Autoencoder<Double>(
      part(.gaussian(deviation: 0.25, isLearned: true)).architecture, .drawn, using: &stream)
    expectClose(try #require(model.deviation), 0.25, relative: 1e-15)
  }
}
