import Autoencoders
import Foundation
import LinearAlgebra
import Probability
import TestSupport
import Testing

/// Seen in a prior of pseudo-inputs, which writes components to be read as a mixture. Here they are the points themselves,
/// so that component k is the posterior of point k.
struct ComponentsMixtureTests {
  private func naive(_ posterior: Posterior.Family, latents: Int = 4, logits: [Double]) -> NaiveAutoencoder {
    var naive = NaiveAutoencoder(
      posterior: posterior, prior: .weightedVampPrior, latents: latents, components: 3, points: 3)
    naive[prior: "pseudo-inputs"] = Matrix<Double>.identity(3).elements
    naive[prior: "logits"] = logits
    return naive
  }

  @Test(arguments: Posterior.Family.allCases, [1, 2, 4])
  func meansAndFactorsAreThoseThatWereWritten(posterior: Posterior.Family, latents: Int) {
    let naive = naive(posterior, latents: latents, logits: [0, 0, 0])
    let mixture = naive.model.mixture()
    for k in 0..<3 {
      let factor = naive.factor(k)
      #expect(mixture.means.row(k) == naive.mean(k))
      expectClose(mixture.covariance(ofComponent: k), matmulTransposedSecond(factor, factor), relative: 1e-14)
    }
  }

  private static let softmaxes: [(logits: [Double], shares: [Double])] = [
    ([0, log(2), log(5)], [0.125, 0.25, 0.625]), ([2000, 2000, -2000], [0.5, 0.5, 0]),
    ([-2000, -2000, -2000], [1, 1, 1]),
  ]

  @Test(arguments: softmaxes)
  func weightsAreTheSoftmaxOfLogits(logits: [Double], shares: [Double]) {
    let sum = shares.reduce(0, +)
    // Logits of 2000 are rounded to 2e-13, and so is the logarithm of their sum.
    expectClose(naive(.diagonal, logits: logits).model.mixture().weights, shares.map { $0 / sum }, relative: 5e-13)
  }

  /// s² of e±⁷⁰⁰ is at the ends of what a number can be.
  @Test(arguments: [-700.0, 700]) func extremeVariancesAreKept(logVariance: Double) {
    var naive = naive(.diagonal, latents: 1, logits: [0, 0, 0])
    naive.head = Matrix([[0, logVariance], [0, 0], [0, 0]])
    let mixture = naive.model.mixture()
    expectClose(mixture.covariance(ofComponent: 0)[0, 0], exp(logVariance), relative: 1e-14)
    #expect(mixture.covariance(ofComponent: 1)[0, 0] == 1)
  }
}
