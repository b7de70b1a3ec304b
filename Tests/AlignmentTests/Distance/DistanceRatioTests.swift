import Alignment
import Foundation
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

/// What a squared distance is measured by, in the values of the objective.
@Suite struct DistanceRatioTests {
  @Test func theValueIsTheDistanceOfTheMappedMixture() throws {
    var stream = RandomStream(seed: 2)
    let (p, q) = (randomMixture(3, 2, &stream), randomMixture(2, 2, &stream))
    let map = Matrix([[1.2, -0.4], [0.3, 0.9]])
    let overlap = try mixtureOverlap(p, q.pushedForward(by: map, shift: [0.5, -1]))
    let expected: [DistanceRatio: Double] = [
      .toFirst: overlap.relativeToFirst, .toSecond: overlap.squaredDistance / overlap.second,
      .symmetric: overlap.symmetric, .geometric: overlap.geometric,
    ]
    for (ratio, distance) in expected {
      var objective = try AffineObjective(target: p, source: q, ratio: ratio)
      var gradient = [Double](repeating: 0, count: 6)
      // Sums of at most nine terms.
      expectClose(objective(map.elements + [0.5, -1], gradient: &gradient), distance, relative: 1e-12)
    }
  }

  /// Two normals on the line, of deviations 1 and s, with one mean: ‖p‖² = 1/(2√π), ‖h#q‖² = 1/(2s√π) and
  /// ⟨p, h#q⟩ = 1/√(2π(1 + s²)).
  @Test(arguments: [0.01, 0.5, 1, 3, 100]) func ofTwoNormalsEachIsItsFormula(s: Double) throws {
    let p = GaussianMixture(weights: [1], means: Matrix([[0]]), covariances: .spherical([1]))
    let (first, second) = (1 / (2 * Double.pi.squareRoot()), 1 / (2 * s * Double.pi.squareRoot()))
    let squared = first + second - 2 / (2 * Double.pi * (1 + s * s)).squareRoot()
    let expected: [DistanceRatio: Double] = [
      .toFirst: squared / first, .toSecond: squared / second, .symmetric: squared / (first + second),
      .geometric: squared / (first * second).squareRoot(),
    ]
    for (ratio, distance) in expected {
      var objective = try AffineObjective(target: p, source: p, ratio: ratio)
      var gradient = [0.0, 0]
      expectClose(objective([s, 0], gradient: &gradient), distance, relative: 1e-9, absolute: 1e-14)
      // Whatever the scale, a shift of nothing is the least.
      expectClose(gradient[1], 0, absolute: 1e-12)
    }
  }
}
