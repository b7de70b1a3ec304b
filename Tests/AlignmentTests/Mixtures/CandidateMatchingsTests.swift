import Alignment
import Foundation
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

/// Matchings that are told by what no affine map changes.
@Suite struct CandidateMatchingsTests {
  private func shuffled(_ mixture: GaussianMixture, _ order: [Int]) -> GaussianMixture {
    guard case .full(let covariances) = mixture.covariances else { return mixture }
    return GaussianMixture(
      weights: order.map { mixture.weights[$0] }, means: mixture.means.rows(at: order),
      covariances: .full(order.map { covariances[$0] }))
  }

  /// All orders are tried up to six components; beyond, the nearest one and some near it.
  @Test(arguments: [(2, 1), (3, 2), (5, 2), (6, 3), (7, 2), (9, 2)])
  func aShuffledAffineImageIsMatched(components: Int, features: Int) throws {
    var stream = RandomStream(seed: 1).child("\(components), \(features)")
    let q = randomMixture(components, features, &stream)
    let order = stream.permutation(components)
    let map = Matrix(rows: features, columns: features, elements: stream.normals(features * features))
    let p = shuffled(try q.pushedForward(by: map, shift: stream.normals(features)), order)
    let best = try #require(try MatchedMaps(from: q, to: p).found.first)
    #expect(best.matching.indices.allSatisfy { order[best.matching[$0]] == $0 })
    expectClose(best.a, map, absolute: 1e-6)
    expectClose(best.divergence, 0, absolute: 1e-12)
  }

  /// What is equal in all but the weights may be matched in many ways, of which no divergence tells the right one: it is
  /// among those that are looked at, whatever the number of components.
  @Test(arguments: [3, 8]) func theMatchingByWeightsIsAmongTheCandidates(components: Int) throws {
    let total = Double(components * (components + 1) / 2)
    let weights = (1...components).map { Double($0) / total }
    let means = Matrix(
      (0..<components).map { k -> [Double] in
        let angle = 2 * Double.pi * Double(k) / Double(components)
        return [10 * cos(angle), 10 * sin(angle)]
      })
    let q = GaussianMixture(
      weights: weights, means: means,
      covariances: .full([Matrix<Double>](repeating: .identity(2), count: components)))
    let order = Array((0..<components).reversed())
    let found = try MatchedMaps(from: q, to: shuffled(q, order)).found.first { $0.matching == order }
    let byWeights = try #require(found)
    expectClose(byWeights.a, .identity(2), absolute: 1e-6)
    expectClose(byWeights.divergence, 0, absolute: 1e-12)
  }
}
