import Alignment
import Foundation
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct MatchedDivergenceTests {
  @Test(arguments: [(2, 1), (3, 2), (3, 3)])
  func gradientAndHessianAgreeWithDifferences(components: Int, features: Int) throws {
    var stream = RandomStream(seed: 1).child("\(components), \(features)")
    let (q, p) = (randomMixture(components, features, &stream), randomMixture(components, features, &stream))
    let divergence = try MatchedDivergence(from: q, to: p, matching: stream.permutation(components))
    let w = stream.normals(features * (features + 1))
    let gradient = divergence.gradient(at: w)
    let hessian = divergence.hessian(at: w)
    let h = 1e-5
    for i in w.indices {
      var (up, down) = (w, w)
      up[i] += h
      down[i] -= h
      let slope = (divergence.value(at: up) - divergence.value(at: down)) / (2 * h)
      // Differences of values of the order of a hundred, a third derivative of as much.
      expectClose(gradient[i], slope, relative: 1e-6, absolute: 1e-5)
      let slopes = zip(divergence.gradient(at: up), divergence.gradient(at: down)).map { ($0 - $1) / (2 * h) }
      expectClose(hessian.row(i), slopes, relative: 1e-6, absolute: 1e-4)
    }
  }

  /// Of one component each, in one dimension: KL(N(aμ + b, a²s²) ‖ N(ν, t²)).
  @Test func ofTwoNormalsItIsTheirDivergence() throws {
    func normal(_ mean: Double, _ variance: Double) -> GaussianMixture {
      GaussianMixture(weights: [1], means: Matrix([[mean]]), covariances: .spherical([variance]))
    }
    let found = try MatchedDivergence(from: normal(1, 4), to: normal(-2, 9), matching: [0]).value(at: [0.5, 3])
    let expected = 0.5 * ((0.25 * 4 + (3.5 + 2) * (3.5 + 2)) / 9 - 1 + log(9 / (0.25 * 4)))
    expectClose(found, expected, absolute: 1e-13)
    #expect(try MatchedDivergence(from: normal(1, 4), to: normal(-2, 9), matching: [0]).value(at: [0, 3]) == .infinity)
  }

  @Test func theMinimumOfAnImageIsTheMap() throws {
    var stream = RandomStream(seed: 2)
    let q = randomMixture(4, 2, &stream)
    let map = Matrix([[1.5, -0.4], [0.2, 0.8]])
    let p = try q.pushedForward(by: map, shift: [1, -1])
    let divergence = try MatchedDivergence(from: q, to: p, matching: [0, 1, 2, 3])
    let found = divergence.minimum(from: [1, 0, 0, 0, 1, 0])
    // A minimum is known to the root of the rounding of its value.
    expectClose(found, [1.5, -0.4, 1, 0.2, 0.8, -1], absolute: 1e-7)
    expectClose(divergence.value(at: found), 0, absolute: 1e-12)
  }
}
