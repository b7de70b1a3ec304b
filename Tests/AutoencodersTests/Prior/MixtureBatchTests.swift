import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Probability
import TestSupport
import Testing

/// The densities and responsibilities of a batch, against those of `GaussianMixture`.
struct MixtureBatchTests {
  private static let parts = [PriorFamily.diagonal, .full].flatMap { prior in
    Posterior.Family.allCases.map {
      ModelCase(objective: .marginal, posterior: $0, prior: prior, likelihood: .bernoulli)
    }
  }

  /// A workspace without noise, in which draws are codes.
  private func workspace(_ part: ModelCase) -> Workspace<Double> {
    var workspace = part.workspace()
    for i in workspace[noiseOf: 0].elements.indices { workspace[noiseOf: 0].elements[i] = 0 }
    return workspace
  }

  @Test(arguments: parts) func theMarginalBoundHoldsTheDensityOfTheDraw(part: ModelCase) throws {
    let model = part.model
    var workspace = workspace(part)
    let terms = model.bound(.marginal, in: &workspace).facets[0]
    let codes = model.codes(of: PointSet(workspace.points))[0]
    let logs = try model.mixture().logDensity(of: codes)
    expectClose(terms.latentPrior + terms.cluster, logs.reduce(0, +) / Double(logs.count), relative: 1e-12)
  }

  @Test(arguments: parts) func fiveTermIsTheSameWhereNoShareIsTiny(part: ModelCase) {
    let model = part.model
    var workspace = workspace(part)
    let marginal = model.bound(.marginal, in: &workspace).facets[0]
    let fiveTerm = model.bound(.fiveTerm, in: &workspace).facets[0]
    // The floor is log 10⁻⁶: what it takes from a share below that is less than 10⁻⁶·6.
    expectClose(
      fiveTerm.latentPrior + fiveTerm.cluster, marginal.latentPrior + marginal.cluster, absolute: 2e-5)
  }

  @Test(arguments: parts) func theOptimalBoundIsItsLogSum(part: ModelCase) {
    let model = part.model
    var workspace = workspace(part)
    let terms = model.bound(.optimal, in: &workspace).facets[0]
    let clusters = model.clusters(of: PointSet(workspace.points))
    expectClose(terms.latentPrior + terms.cluster, clusters.logSums.reduce(0, +) / 5, relative: 1e-12)
    let entropy = clusters.responsibilities.elements.reduce(0) { $0 - ($1 > 0 ? $1 * log($1) : 0) }
    expectClose(terms.clusterEntropy, entropy / 5, relative: 1e-10, absolute: 1e-12)
  }
}
