import Foundation
import LinearAlgebra
import Randomness
import TestSupport
import Testing
import WarpedMixtures

@Suite struct NormalWishartTests {
  @Test(arguments: [1, 2, 4])
  func theMarginalIsTheChainOfPredictions(q: Int) throws {
    var stream = RandomStream(seed: 51)
    let prior = NormalWishart(latents: q, variance: 0.7, observations: 1.3)
    var cluster = ClusterStatistics(latents: q)
    var sum = 0.0
    for _ in 0..<12 {
      let point = stream.normals(q).map { 3 * $0 + 1 }
      sum += try ClusterPosterior(of: cluster, prior: prior).logPredictive(point)
      cluster.add(point)
      expectClose(try prior.logMarginal(cluster), sum, relative: 1e-11, absolute: 1e-11)
    }
  }

  @Test func theMarginalOfNoPointsIsOne() throws {
    expectClose(try NormalWishart(latents: 3).logMarginal(ClusterStatistics(latents: 3)), 0, absolute: 1e-13)
  }

  @Test func inOneDimensionThePredictionIsANormalisedDensity() throws {
    var cluster = ClusterStatistics(latents: 1)
    for x in [0.5, -1, 2] { cluster.add([x]) }
    let posterior = try ClusterPosterior(of: cluster, prior: NormalWishart(latents: 1))
    // x = sinh u reaches into the heavy tails; the trapezoidal rule is exact to rounding for such a sum.
    let step = 0.01
    let sum = stride(from: -40.0, through: 40, by: step).reduce(0.0) { sum, u in
      sum + exp(posterior.logPredictive([sinh(u)])) * cosh(u) * step
    }
    expectClose(sum, 1, absolute: 1e-10)
  }

  @Test func aRemovedPointLeavesNoTrace() {
    var cluster = ClusterStatistics(latents: 2)
    cluster.add([1, 2])
    let before = cluster
    cluster.add([4, -8])
    cluster.remove([4, -8])
    #expect(cluster == before)
  }
}
