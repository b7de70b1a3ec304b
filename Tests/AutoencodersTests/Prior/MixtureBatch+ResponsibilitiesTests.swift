import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import TestSupport
import Testing

struct MixtureBatchResponsibilitiesTests {
  private static let naive = NaiveAutoencoder(posterior: .full, prior: .diagonal, latents: 2, points: 3)

  @Test(arguments: Objective.allCases) func valueAndGradientAreThoseOfTheObjective(objective: Objective) {
    let (bound, gradients) = Self.naive.passes(objective)
    expectClose(bound.total, Self.naive.bound(objective), relative: 1e-12)
    for (name, gradient) in gradients where name != "facet.0.head.bias" {
      expectClose(gradient, Self.naive.differences(of: name, objective), relative: 1e-6, absolute: 1e-8, "\(name)")
    }
  }

  /// Each term by itself: Σ γ·(joint − log π), Σ γ·log π and −Σ γ·log γ.
  @Test(arguments: [Objective.sampled, .optimal, .marginal]) func theSumIsSplitIntoItsTerms(objective: Objective) {
    let naive = Self.naive
    var terms = EvidenceLowerBound.Facet.zero
    for n in 0..<naive.points {
      let (held, giving) = (
        objective == .marginal ? naive.drawn(n) : naive.expected(n),
        objective == .optimal ? naive.expected(n) : naive.drawn(n)
      )
      let sum = giving.reduce(0) { $0 + exp($1) }
      for k in 0..<naive.components {
        let share = exp(giving[k]) / sum
        terms.latentPrior += share * (held[k] - naive.logWeight(k)) / Double(naive.points)
        terms.clusterPrior += share * naive.logWeight(k) / Double(naive.points)
        terms.clusterEntropy -= share * log(share) / Double(naive.points)
      }
    }
    let found = naive.passes(objective).bound.facets[0]
    expectClose(found.latentPrior, terms.latentPrior, relative: 1e-12)
    expectClose(found.clusterPrior, terms.clusterPrior, relative: 1e-12)
    expectClose(found.clusterEntropy, terms.clusterEntropy, relative: 1e-11)
  }

  /// A share of e⁻¹⁵ of another's is below the floor of 10⁻⁶, where max(log γ, floor) has no slope; it is large enough
  /// for differences to see it.
  @Test func belowTheFloorALogarithmHasNoSlope() throws {
    var naive = Self.naive
    naive[prior: "logits"] = [0, -15, -1]
    for name in ["means", "log-variances"] {
      naive[prior: name].replaceSubrange(2..<4, with: naive[prior: name][0..<2])
    }
    let (bound, gradients) = naive.passes(.fiveTerm)
    expectClose(bound.total, naive.bound(.fiveTerm), relative: 1e-13)
    #expect(bound.total < naive.bound(.marginal))
    for name in ["facet.0.head.weight", "facet.0.prior.means", "facet.0.prior.logits"] {
      let gradient = try #require(gradients[name])
      expectClose(gradient, naive.differences(of: name, .fiveTerm), relative: 1e-6, absolute: 2e-9, "\(name)")
    }
    // That the tolerance is below what the floor changes.
    let changes = zip(
      naive.differences(of: "facet.0.prior.means", .fiveTerm), naive.differences(of: "facet.0.prior.means", .marginal))
    #expect(changes.contains { abs($0 - $1) > 1e-8 })
  }

  @Test(arguments: [Objective.sampled, .optimal, .fiveTerm, .marginal])
  func equalComponentsShareEqually(objective: Objective) {
    var naive = Self.naive
    for name in ["logits", "means", "log-variances"] {
      let numbers = naive[prior: name]
      naive[prior: name] = (0..<3).flatMap { _ in numbers[..<(numbers.count / 3)] }
    }
    let (bound, gradients) = naive.passes(objective)
    expectClose(bound.facets[0].clusterEntropy, log(3), relative: 1e-14)
    expectClose(bound.facets[0].cluster, 0, absolute: 1e-14)
    expectClose(gradients["facet.0.prior.logits"] ?? [], [0, 0, 0], absolute: 1e-14)
  }

  /// Whatever is taken off first, exp overflows for none of these and the nearest component holds the point.
  @Test(arguments: [1e3, 1e8, 1e140]) func farComponentsNeitherOverflowNorVanish(far: Double) {
    var naive = NaiveAutoencoder(posterior: .diagonal, prior: .diagonal, latents: 1, components: 3, points: 1)
    naive[prior: "means"] = [2 * far, far, -3 * far]
    naive[prior: "log-variances"] = [0, 0, 0]
    naive[prior: "logits"] = [0, 0, 0]
    naive.head = Matrix([[0, 0]])
    let clusters = naive.model.clusters(of: PointSet(Matrix<Double>.identity(1)))
    #expect(clusters.responsibilities == Matrix([[0, 1, 0]]))
    let logDensity: Double = -0.5 * (far * far + 1 + log(2 * Double.pi))  // m = 0 and s = 1
    expectClose(clusters.logSums[0], logDensity - log(3), relative: 1e-14)
    let bound = naive.passes(.optimal).bound
    expectClose(bound.facets[0].clusterPrior, -log(3), relative: 1e-14)
    #expect(bound.facets[0].clusterEntropy == 0)
  }
}
