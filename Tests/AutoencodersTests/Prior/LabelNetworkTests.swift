import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Probability
import Randomness
import TestSupport
import Testing

/// The prior whose variances a network gives, against PyTorch's numbers and its own differences.
struct LabelNetworkTests {
  @Test func termsAndGradientsAreTheReferences() throws {
    let reference = try LabelledReference("network")
    let (bound, gradients) = try reference.gradients(of: reference.model)
    let count = Double(reference.x.count)
    let terms = reference.terms
    expectClose(bound.reconstruction, terms.reconstruction.reduce(0, +) / count, absolute: 1e-11)
    expectClose(bound.facets[0].latentPrior, terms.log_prior_at_draw.reduce(0, +) / count, absolute: 1e-11)
    // The reference has log q(z|x, u) at the draw, which is −½·Σ (log 2π + log s² + ε²); the entropy is its expectation.
    let squares = reference.noise.flatMap { $0 }.reduce(0) { $0 + $1 * $1 } / count
    let excess = 0.5 * (squares - Double(reference.noise[0].count))
    expectClose(bound.total + excess, reference.bound, absolute: 1e-11)
    for slice in gradients.layout.slices {
      expectClose(
        gradients[slice], try #require(reference.gradients.values[slice.name]), absolute: 1e-10, "\(slice.name)")
    }
  }

  @Test(arguments: [Activation.tanh, .leakyRelu(slope: 0.2)])
  func theGradientAgreesWithDifferences(_ activation: Activation) {
    for objective in Objective.allCases {
      var part = ModelCase(objective: objective, posterior: .full, prior: .diagonal, likelihood: .bernoulli)
      part.architecture.facets[0].components = 1
      part.architecture.activation = activation
      part.architecture.labels = LabelUse(count: 3, means: .zero, isSeenByEncoder: true, hidden: 4)
      let model = part.model
      var workspace = part.workspace(of: model)
      workspace.labels = [2, 0, 1, 2, 0]
      var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
      model.forward(objective, in: &workspace)
      model.backward(in: &workspace, addingTo: &gradients)
      expectClose(
        gradients.values, differences(of: model, objective, in: &workspace), relative: 1e-6, absolute: 2e-7)
    }
  }

  @Test func itBeginsAsStandardNormalsAndCanMove() throws {
    var part = ModelCase(objective: .optimal, posterior: .diagonal, prior: .diagonal, likelihood: .bernoulli)
    part.architecture.facets[0].components = 1
    part.architecture.labels = LabelUse(count: 3, means: .zero, hidden: 4)
    var stream = RandomStream(seed: 1)
    let model = Autoencoder<Double>(part.architecture, .drawn, using: &stream)
    #expect(model.mixture().covariances.elements.allSatisfy { $0 == 1 })
    expectClose(model.mixture().weights, [1 / 3, 1 / 3, 1 / 3], relative: 1e-15)
    var workspace = part.workspace(of: model)
    workspace.labels = [2, 0, 1, 2, 0]
    var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
    model.forward(.optimal, in: &workspace)
    model.backward(in: &workspace, addingTo: &gradients)
    let output = try #require(gradients.layout["facet.0.prior.log-variances.weight"])
    #expect(gradients[output].allSatisfy { $0 != 0 })
    var taking = model
    let mixture = GaussianMixture(weights: [1], means: Matrix(rows: 1, columns: 3), covariances: .spherical([1]))
    #expect(throws: PriorError.notTrainable) { try taking.setPrior(mixture) }
  }
}
