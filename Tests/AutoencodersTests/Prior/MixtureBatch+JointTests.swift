import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import TestSupport
import Testing

struct MixtureBatchJointTests {
  /// Of one component γ is one, so that the bound holds b itself, or a.
  private static let ofOneComponent = Posterior.Family.allCases.flatMap { posterior in
    [PriorFamily.diagonal, .full].map { NaiveAutoencoder(posterior: posterior, prior: $0, components: 1, points: 1) }
  }

  @Test(arguments: ofOneComponent) func atTheDrawItIsTheDensity(naive: NaiveAutoencoder) {
    let bound = naive.passes(.marginal).bound
    expectClose(bound.facets[0].latentPrior, naive.logJoint(naive.draw(0), 0), relative: 1e-13)
  }

  @Test(arguments: ofOneComponent, [Objective.sampled, .optimal])
  func inExpectationItIsTheMeanOfTheDensity(naive: NaiveAutoencoder, objective: Objective) {
    expectClose(naive.passes(objective).bound.facets[0].latentPrior, naive.expected(0)[0], relative: 1e-13)
  }

  /// a_c = log γ_c + log Σ exp a, of every point and component.
  @Test(arguments: NaiveAutoencoder.all) func everyPointIsJoinedWithEveryComponent(naive: NaiveAutoencoder) {
    let clusters = naive.model.clusters(of: PointSet(Matrix<Double>.identity(naive.points)))
    for n in 0..<naive.points {
      expectClose(
        clusters.responsibilities.row(n).map { log($0) + clusters.logSums[n] }, naive.expected(n), relative: 1e-11)
    }
  }

  /// ∂ of the draw, of the mean and of the factor at once.
  @Test(arguments: NaiveAutoencoder.all) func allGradientsAgreeWithDifferences(naive: NaiveAutoencoder) {
    let (bound, gradients) = naive.passes(.sampled)
    expectClose(bound.total, naive.bound(.sampled), relative: 1e-12)
    for (name, gradient) in gradients where name != "facet.0.head.bias" {
      expectClose(gradient, naive.differences(of: name, .sampled), relative: 1e-6, absolute: 1e-8, "\(name)")
    }
  }

  /// A squared distance near the largest number there is.
  @Test func farPointsStayFinite() {
    var naive = NaiveAutoencoder(posterior: .diagonal, prior: .full, latents: 1, components: 2, points: 1)
    (naive[prior: "log-variances"], naive[prior: "means"]) = ([0, 0], [1e150, -1e150])
    naive.numbers["decoder.0.weight"] = [0]
    let facet = naive.passes(.marginal).bound.facets[0]
    expectClose(facet.latentPrior, -5e299, relative: 1e-12)
    #expect(facet.clusterPrior.isFinite && facet.clusterEntropy.isFinite)
  }
}
