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

  @Test func thePriorIsTheMixtureThatItWasSetTo() throws {
    let factor = Matrix<Double>([[1.5, 0, 0], [-0.4, 0.7, 0], [0.2, 0.9, 2]])
    let covariance = matmulTransposedSecond(factor, factor)
    let mixture = GaussianMixture(
      weights: [0.3, 0.7], means: Matrix([[1, 2, 3], [-1, 0, 4]]), covariances: .full([covariance, .identity(3)]))
    var model = Autoencoder<Double>(architecture(.full))
    try model.setPrior(mixture)
    expectClose(model.mixture().weights, mixture.weights, absolute: 1e-15)
    #expect(model.mixture().means == mixture.means)
    // A Cholesky factor and its square.
    expectClose(model.mixture().covariance(ofComponent: 0), covariance, relative: 1e-14, absolute: 1e-15)
    var diagonal = Autoencoder<Double>(architecture(.diagonal))
    try diagonal.setPrior(mixture)
    for i in 0..<3 {
      expectClose(diagonal.mixture().covariance(ofComponent: 0)[i, i], covariance[i, i], relative: 1e-14)
    }
  }

  @Test func whatCannotBeAPriorSaysWhy() {
    var model = Autoencoder<Float>(architecture(.diagonal))
    let means = Matrix<Double>(rows: 2, columns: 3)
    let ones = Covariances.diagonal(Matrix(rows: 2, columns: 3, repeating: 1))
    #expect(throws: PriorError.noWeight(component: 1)) {
      try model.setPrior(GaussianMixture(weights: [1, 0], means: means, covariances: ones))
    }
    let error = #expect(throws: PriorError.self) {
      try model.setPrior(GaussianMixture(weights: [1], means: means.rows(0..<1), covariances: .spherical([1])))
    }
    #expect(
      error?.description == "a mixture of 1 components over 3 latents cannot be a prior of 2 over 3 latents")
    #expect(throws: PriorError.self) {
      try model.setPrior(GaussianMixture(weights: [0.5, 0.5], means: means, covariances: .spherical([1, 0])))
    }
    var standard = Autoencoder<Float>(architecture(.standard, components: 1))
    #expect(throws: PriorError.notTrainable) { try standard.setPrior(standard.mixture()) }
  }

  @Test func theStandardPriorIsANormalWithoutParameters() {
    let model = Autoencoder<Float>(architecture(.standard, components: 1))
    #expect(model.mixture().weights == [1] && model.mixture().means == Matrix(rows: 1, columns: 3))
    #expect(model.mixture().covariance(ofComponent: 0) == .identity(3))
    #expect(model.parameters.layout.slices.allSatisfy { !$0.name.contains("prior") })
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
