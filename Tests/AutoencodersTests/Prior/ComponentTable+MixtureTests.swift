import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Probability
import TestSupport
import Testing

struct ComponentTableMixtureTests {
  private func architecture(_ prior: PriorFamily) -> Architecture {
    Architecture(
      features: 4, latents: 3, hidden: [8, 6], activation: .relu, prior: prior, components: 2, likelihood: .bernoulli)
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
  }

  /// Softmax, and Σ = T·Tᵀ of the factors of the test, of four latents, where rows and columns of a triangle differ.
  @Test(arguments: NaiveAutoencoder.all) func itIsThatOfTheParameters(naive: NaiveAutoencoder) {
    let mixture = naive.model.mixture()
    let sum = naive[prior: "logits"].reduce(0) { $0 + exp($1) }
    expectClose(mixture.weights, naive[prior: "logits"].map { exp($0) / sum }, relative: 1e-14)
    #expect(mixture.means.elements == naive[prior: "means"])
    for k in 0..<naive.components {
      let factor = naive.factor(ofComponent: k)
      expectClose(mixture.covariance(ofComponent: k), matmulTransposedSecond(factor, factor), relative: 1e-14)
    }
  }

  /// What is set is a mixture, so the parameters may be others, but what comes back is the same.
  @Test(arguments: NaiveAutoencoder.all) func whatWasReadCanBeSet(naive: NaiveAutoencoder) throws {
    let mixture = naive.model.mixture()
    var model = Autoencoder<Double>(naive.architecture)
    try model.setPrior(mixture)
    expectClose(model.mixture().weights, mixture.weights, relative: 1e-14)
    #expect(model.mixture().means == mixture.means)
    for k in 0..<naive.components {
      expectClose(
        model.mixture().covariance(ofComponent: k), mixture.covariance(ofComponent: k), relative: 1e-12,
        absolute: 1e-14)
    }
  }

  @Test(arguments: [VarianceForm.exponential, .softplus(sharpness: 10)], [1e-300, 1e300])
  func extremeVariancesAndWeightsComeBack(form: VarianceForm, variance: Double) throws {
    var architecture = architecture(.diagonal)
    architecture.variances = form
    var model = Autoencoder<Double>(architecture)
    try model.setPrior(
      GaussianMixture(
        weights: [1 - 1e-16, 1e-300], means: Matrix(rows: 2, columns: 3, repeating: 1e300),
        covariances: .diagonal(Matrix(rows: 2, columns: 3, repeating: variance))))
    let mixture = model.mixture()
    // A logarithm of 700 and back: its rounding of 1e-13 is that of the result.
    expectClose(mixture.covariance(ofComponent: 1)[2, 2], variance, relative: 1e-12)
    expectClose(mixture.weights, [1, 1e-300], relative: 1e-12)
    #expect(mixture.means[1, 2] == 1e300)
  }

  @Test(arguments: [
    (PriorError.notTrainable, "the prior is N(0, I) and takes no other mixture"),
    (
      .fewPoints(2, components: 3),
      "3 pseudo-inputs cannot begin as different points among 2; ask for fewer components"
    ),
    (
      .noWeight(component: 4),
      "component 4 of the first prior has no weight; ask for fewer components, or try another seed"
    ),
  ])
  func errorsSayWhatToDo(error: PriorError, words: String) { #expect(error.description == words) }
}
