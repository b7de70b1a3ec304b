import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Randomness
import TestSupport
import Testing

struct ObjectiveTests {
  @Test(arguments: BoundCase.all.filter { $0.objective == .sampled }, 0..<4 as Range<UInt64>)
  func theOptimalResponsibilitiesGiveAtLeastTheBoundOfAnyDraw(part: BoundCase, noiseSeed: UInt64) {
    let sampled = bound(.sampled, part, noiseSeed)
    let optimal = bound(.optimal, part, noiseSeed)
    // With one component both are the same number; rounding is some 1e-15 of terms of ten.
    #expect(sampled.total <= optimal.total + 1e-12)
    if part.prior != .standard { #expect(sampled.clusterEntropy != optimal.clusterEntropy) }
  }

  /// In one dimension the expectation over z is an integral, which the trapezoidal rule does to rounding.
  @Test(arguments: Posterior.Family.allCases, [MixturePrior.Family.diagonal, .full])
  func summingOutTheClusterGivesAtLeastTheOptimalBound(posterior: Posterior.Family, prior: MixturePrior.Family) {
    let part = BoundCase(
      objective: .marginal, posterior: posterior, prior: prior, likelihood: .bernoulli, latents: 1)
    let step = 0.02
    var expectation = 0.0
    var mass = 0.0
    for i in -400...400 {
      let noise = step * Double(i)
      let weight = step * 0.3989422804014327 * exp(-0.5 * noise * noise)
      var workspace = part.workspace()
      for n in 0..<5 { workspace.noise[n, 0] = noise }
      let terms = part.model.forward(.marginal, in: &workspace)
      expectation += weight * (terms.latentPrior + terms.clusterPrior + terms.clusterEntropy)
      mass += weight
    }
    expectClose(mass, 1, absolute: 1e-12)
    let optimal = bound(.optimal, part, 3)
    let sampled = bound(.sampled, part, 3)
    let clusters = optimal.latentPrior + optimal.clusterPrior + optimal.clusterEntropy
    #expect(sampled.latentPrior + sampled.clusterPrior + sampled.clusterEntropy <= clusters)
    #expect(clusters < expectation)
  }

  @Test func withOneComponentAllObjectivesHaveTheSameExpectation() {
    let part = BoundCase(objective: .sampled, posterior: .full, prior: .standard, likelihood: .bernoulli)
    let (sampled, optimal) = (bound(.sampled, part, 1), bound(.optimal, part, 1))
    #expect(sampled == optimal && sampled.clusterPrior == 0 && sampled.clusterEntropy == 0)
    var (sum, count) = (0.0, 0.0)
    for seed in 0..<4000 as Range<UInt64> {
      sum += bound(.marginal, part, seed).latentPrior
      count += 1
    }
    // The mean of 4000 draws of five points; its error is about the spread of ½‖z‖², some nats, over √20000.
    expectClose(sum / count, optimal.latentPrior, absolute: 0.1)
  }

  @Test func extremeCodesNeitherOverflowNorVanish() {
    let part = BoundCase(objective: .sampled, posterior: .diagonal, prior: .diagonal, likelihood: .bernoulli)
    var model = part.model
    if let means = model.parameters.layout["prior.means"] {
      for i in means.range { model.parameters.values[i] += 1e4 }
    }
    for objective in Objective.allCases {
      var workspace = part.workspace()
      let bound = model.forward(objective, in: &workspace)
      #expect(bound.terms.allSatisfy { $0.isFinite } && bound.latentPrior < -1e6)
    }
  }

  private func bound(_ objective: Objective, _ part: BoundCase, _ noiseSeed: UInt64) -> EvidenceLowerBound {
    var workspace = part.workspace(noiseSeed: noiseSeed)
    return part.model.forward(objective, in: &workspace)
  }
}
