import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Randomness
import TestSupport
import Testing

struct ObjectiveTests {
  @Test(arguments: ModelCase.ofOneFacet.filter { $0.objective == .sampled }, 0..<4 as Range<UInt64>)
  func theOptimalResponsibilitiesGiveAtLeastTheBoundOfAnyDraw(part: ModelCase, noiseSeed: UInt64) {
    let sampled = bound(.sampled, part, noiseSeed)
    let optimal = bound(.optimal, part, noiseSeed)
    // With one component both are the same number; rounding is some 1e-15 of terms of ten.
    #expect(sampled.total <= optimal.total + 1e-12)
    if part.architecture.prior != .standard {
      #expect(sampled.facets[0].clusterEntropy != optimal.facets[0].clusterEntropy)
    }
  }

  /// In one dimension the expectation over z is an integral, which the trapezoidal rule does to rounding.
  @Test(arguments: Posterior.Family.allCases, [PriorFamily.diagonal, .full])
  func summingOutTheClusterGivesAtLeastTheOptimalBound(posterior: Posterior.Family, prior: PriorFamily) {
    let part = ModelCase(
      objective: .marginal, posterior: posterior, prior: prior, likelihood: .bernoulli, latents: 1)
    let step = 0.02
    var expectation = 0.0
    var mass = 0.0
    for i in -400...400 {
      let noise = step * Double(i)
      let weight = step * 0.3989422804014327 * exp(-0.5 * noise * noise)
      var workspace = part.workspace()
      for n in 0..<5 { workspace[noiseOf: 0][n, 0] = noise }
      let terms = part.model.bound(.marginal, in: &workspace).facets[0]
      expectation += weight * (terms.latentPrior + terms.cluster)
      mass += weight
    }
    expectClose(mass, 1, absolute: 1e-12)
    let optimal = bound(.optimal, part, 3).facets[0]
    let sampled = bound(.sampled, part, 3).facets[0]
    let clusters = optimal.latentPrior + optimal.cluster
    #expect(sampled.latentPrior + sampled.cluster <= clusters)
    #expect(clusters < expectation)
  }

  @Test func withOneComponentAllObjectivesHaveTheSameExpectation() {
    let part = ModelCase(objective: .sampled, posterior: .full, prior: .standard, likelihood: .bernoulli)
    let (sampled, optimal) = (bound(.sampled, part, 1), bound(.optimal, part, 1))
    #expect(sampled == optimal && sampled.facets[0].cluster == 0)
    var (sum, count) = (0.0, 0.0)
    for seed in 0..<4000 as Range<UInt64> {
      sum += bound(.marginal, part, seed).facets[0].latentPrior
      count += 1
    }
    // The mean of 4000 draws of five points; its error is about the spread of ½‖z‖², some nats, over √20000.
    expectClose(sum / count, optimal.facets[0].latentPrior, absolute: 0.1)
  }

  @Test func extremeCodesNeitherOverflowNorVanish() {
    let part = ModelCase(objective: .sampled, posterior: .diagonal, prior: .diagonal, likelihood: .bernoulli)
    var model = part.model
    if let means = model.parameters.layout["facet.0.prior.means"] {
      for i in means.range { model.parameters.values[i] += 1e4 }
    }
    for objective in Objective.allCases {
      var workspace = part.workspace()
      let bound = model.bound(objective, in: &workspace)
      #expect(bound.terms.allSatisfy { $0.value.isFinite } && bound.facets[0].latentPrior < -1e6)
    }
  }

  private func bound(_ objective: Objective, _ part: ModelCase, _ noiseSeed: UInt64) -> EvidenceLowerBound {
    var workspace = part.workspace(noiseSeed: noiseSeed)
    return part.model.bound(objective, in: &workspace)
  }
}
