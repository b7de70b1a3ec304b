import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import TestSupport
import Testing

struct ComponentsTests {
  private static let slices = ["logits", "means", "log-variances", "triangles"]

  @Test(arguments: NaiveAutoencoder.all) func theBoundHoldsTheDensityOfTheMixture(naive: NaiveAutoencoder) {
    let terms = naive.passes(.marginal).bound.facets[0]
    let expected = (0..<naive.points).reduce(0) { $0 + naive.clusters(.marginal, $1) } / Double(naive.points)
    expectClose(terms.latentPrior + terms.cluster, expected, relative: 1e-12)
  }

  @Test(arguments: NaiveAutoencoder.all, [Objective.marginal, .optimal])
  func gradientsOfWhatTheSourceWroteAgreeWithDifferences(naive: NaiveAutoencoder, objective: Objective) throws {
    let gradients = naive.passes(objective).gradients
    for name in Self.slices where !naive[prior: name].isEmpty {
      let slice = "facet.0.prior.\(name)"
      let gradient = try #require(gradients[slice])
      expectClose(gradient, naive.differences(of: slice, objective), relative: 1e-6, absolute: 1e-8, "\(name)")
      #expect(gradient.allSatisfy { $0 != 0 }, "\(name)")
    }
  }

  /// exp of them would overflow or vanish.
  @Test(arguments: [-2000.0, 2000]) func logitsAreWeightsButForAConstant(constant: Double) throws {
    let naive = NaiveAutoencoder(posterior: .diagonal, prior: .diagonal)
    var shifted = naive
    shifted[prior: "logits"] = naive[prior: "logits"].map { $0 + constant }
    let (a, b) = (naive.passes(.optimal), shifted.passes(.optimal))
    expectClose(b.bound.total, a.bound.total, relative: 1e-12)
    let gradient = try #require(b.gradients["facet.0.prior.logits"])
    expectClose(gradient, try #require(a.gradients["facet.0.prior.logits"]), relative: 1e-9, absolute: 1e-12)
    // A constant has no gradient, so neither has their sum; logits of 2000 are rounded to 2e-13.
    expectClose(gradient.reduce(0, +), 0, absolute: 1e-12)
  }

  @Test func aComponentWithoutWeightHasNoGradient() throws {
    var naive = NaiveAutoencoder(posterior: .full, prior: .full)
    naive[prior: "logits"] = [0, -2000, 0]
    let (bound, gradients) = naive.passes(.marginal)
    expectClose(bound.total, naive.bound(.marginal), relative: 1e-12)
    for name in Self.slices {
      let gradient = try #require(gradients["facet.0.prior.\(name)"])
      let width = gradient.count / 3
      #expect(gradient[width..<2 * width].allSatisfy { $0 == 0 }, "\(name)")
      #expect(gradient[..<width].allSatisfy { $0 != 0 && $0.isFinite }, "\(name)")
    }
  }

  /// At the mean of its one component, log p = −L·(½·log 2π + log T), and ∂(−log p)/∂log T² = ½ for each latent.
  @Test(arguments: [PriorFamily.diagonal, .full], [-1300.0, 1300])
  func extremeVariancesAreLogarithms(prior: PriorFamily, logVariance: Double) throws {
    var naive = NaiveAutoencoder(posterior: .diagonal, prior: prior, latents: 2, components: 1, points: 1)
    naive.noise = Matrix([[0, 0]])
    naive[prior: "means"] = naive.mean(0)
    naive[prior: "log-variances"] = [logVariance, logVariance]
    if prior == .full { naive[prior: "triangles"] = [0] }
    let (bound, gradients) = naive.passes(.marginal)
    expectClose(bound.facets[0].latentPrior, -log(2 * Double.pi) - logVariance, relative: 1e-14)
    expectClose(try #require(gradients["facet.0.prior.log-variances"]), [0.5, 0.5], relative: 1e-14)
    #expect(gradients["facet.0.prior.means"]?.allSatisfy { $0 == 0 } == true)
  }
}
