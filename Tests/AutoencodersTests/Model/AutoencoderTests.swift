import Autoencoders
import LinearAlgebra
import Networks
import Probability
import Randomness
import TestSupport
import Testing

struct AutoencoderTests {
  private func architecture(
    _ prior: PriorFamily, components: Int = 2, posterior: Posterior.Family = .diagonal
  ) -> Architecture {
    Architecture(
      features: 4, latents: 3, hidden: [8, 6], activation: .relu, posterior: posterior, prior: prior,
      components: components, likelihood: .gaussian(deviation: 0.25, isLearned: true))
  }

  @Test func theStandardPriorIsANormalWithoutParameters() {
    var model = Autoencoder<Float>(architecture(.standard, components: 1))
    #expect(model.mixture().weights == [1] && model.mixture().means == Matrix(rows: 1, columns: 3))
    #expect(model.mixture().covariance(ofComponent: 0) == .identity(3))
    #expect(model.parameters.layout.slices.allSatisfy { !$0.name.contains("prior") })
    #expect(throws: PriorError.notTrainable) { try model.setPrior(model.mixture()) }
  }

  @Test(arguments: Posterior.Family.allCases)
  func thePosteriorStartsWithOneVarianceForAllPoints(posterior: Posterior.Family) {
    var stream = RandomStream(seed: 1)
    let model = Autoencoder<Double>(
      architecture(.standard, components: 1, posterior: posterior), .narrow(logVariance: -4), using: &stream)
    var workspace = Workspace(model, points: 7)
    for i in workspace.points.elements.indices { workspace.points.elements[i] = stream.normal() }
    // H = ½·Σ (1 + log 2π − 4).
    expectClose(
      model.bound(.marginal, in: &workspace).facets[0].latentEntropy, 1.5 * (1 + 1.8378770664093453 - 4),
      absolute: 1e-12)
    #expect(Set(model.codes(of: PointSet(workspace.points))[0].column(0)).count == 7)
    expectClose(model.deviation ?? 0, 0.25, relative: 1e-15)
  }

  @Test func impossibleShapesAreTold() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = Autoencoder<Float>(
        Architecture(
          features: 2, latents: 2, hidden: [], activation: .relu, prior: .standard, components: 3,
          likelihood: .bernoulli))
    }
    let message = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(message.contains("a standard prior has one component, not 3"))
  }
}
