import AllocationCounter
import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Probability
import Randomness
import TestSupport
import Testing

/// That a further prior is one file, here `LabelledTable`: the mathematics of mixtures does not know it.
struct ComponentSourceTests {
  private let labels = [2, 0, 1, 2, 0]

  private func model(_ part: ModelCase) -> Autoencoder<Double> {
    var model = Autoencoder<Double>(part.architecture) { name, _, facet, _, layout in
      LabelledTable(name, labels: 3, latents: facet.latents, in: &layout)
    }
    part.draw(&model.parameters)
    return model
  }

  private var parts: [ModelCase] {
    Posterior.Family.allCases.flatMap { posterior in
      Objective.allCases.map {
        ModelCase(objective: $0, posterior: posterior, prior: .standard, likelihood: .bernoulli)
      }
    }
  }

  @Test func theGradientOfALabelledPriorAgreesWithDifferences() {
    for part in parts {
      let model = model(part)
      var gradients = ParameterBuffer<Double>(layout: model.parameters.layout)
      var workspace = part.workspace(of: model)
      workspace.labels = labels
      model.forward(part.objective, in: &workspace)
      model.backward(in: &workspace, addingTo: &gradients)
      expectClose(
        gradients.values, differences(of: model, part.objective, in: &workspace), relative: 1e-6, absolute: 2e-7)
      let means = model.parameters.layout.slices.first { $0.name == "facet.0.prior.means" }
      #expect(means.map { gradients[$0].allSatisfy { $0 != 0 } } == true)
    }
  }

  /// −KL(q(z|x) ‖ N(μ_u, v_u)) = −½·Σᵢ (log v − log s² + (s² + (m − μ)²)/v − 1), since a label has one component.
  @Test func eachPointHasTheNormalOfItsLabel() throws {
    let part = ModelCase(objective: .optimal, posterior: .diagonal, prior: .standard, likelihood: .bernoulli)
    let model = model(part)
    var workspace = part.workspace(of: model)
    workspace.labels = labels
    let together = model.bound(.optimal, in: &workspace).facets[0]
    var sum = 0.0
    for (n, label) in labels.enumerated() {
      var vanilla = part.model
      for slice in vanilla.parameters.layout.slices {
        vanilla.parameters[slice] = model.parameters[try #require(model.parameters.layout[slice.name])]
      }
      // The normal of a label is N(0, I) after z is whitened; its head whitens for it.
      let head = try #require(vanilla.parameters.layout["facet.0.head.weight"])
      let bias = try #require(vanilla.parameters.layout["facet.0.head.bias"])
      let means = model.parameters[try #require(model.parameters.layout["facet.0.prior.means"])]
      let logVariances = model.parameters[try #require(model.parameters.layout["facet.0.prior.log-variances"])]
      for i in 0..<3 {
        let scale = exp(-0.5 * logVariances[3 * label + i])
        for row in 0..<5 { vanilla.parameters.values[head.offset + 6 * row + i] *= scale }
        let shifted = (vanilla.parameters.values[bias.offset + i] - means[3 * label + i]) * scale
        vanilla.parameters.values[bias.offset + i] = shifted
        vanilla.parameters.values[bias.offset + 3 + i] -= logVariances[3 * label + i]
      }
      var one = Workspace(vanilla, points: 1)
      one.points = workspace.points.rows(n..<n + 1)
      sum += vanilla.bound(.optimal, in: &one).facets[0].latent
    }
    expectClose(together.latent, sum / 5, absolute: 1e-12)
    #expect(together.cluster == 0)
  }

  @Test(.enabled(if: allocations_of_this_thread() >= 0)) func aStepWithLabelsAllocatesNothing() {
    NumericEnvironment.useOneThread()
    let model = Autoencoder<Float>(model(parts[0]))
    var gradients = ParameterBuffer<Float>(layout: model.parameters.layout)
    var workspace = Workspace(model, points: 5)
    workspace.labels = labels
    var stream = RandomStream(seed: 1)
    func step() {
      workspace.fillNoise(using: &stream)
      model.forward(.sampled, in: &workspace)
      model.backward(in: &workspace, addingTo: &gradients)
    }
    for _ in 0..<3 { step() }  // what is kept from step to step grows in the first ones
    let before = allocations_of_this_thread()
    for _ in 0..<10 { step() }
    #expect(allocations_of_this_thread() - before == 0)
  }

  @Test func aPriorThatIsNoTableTakesNoMixture() {
    var model = model(parts[0])
    let mixture = GaussianMixture(
      weights: [1], means: Matrix(rows: 1, columns: 3), covariances: .spherical([1]))
    #expect(throws: PriorError.notTrainable) { try model.setPrior(mixture) }
    #expect(model.mixture().components == 3)
  }
}
