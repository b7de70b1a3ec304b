import Alignment
import Foundation
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

/// Searches, by the minima that they end in.
@Suite struct QuasiNewtonTests {
  @Test func aNormalCoversHalfOfTwoFarComponents() throws {
    let p = GaussianMixture(weights: [0.5, 0.5], means: Matrix([[-30.0], [30]]), covariances: .spherical([1, 1]))
    let q = GaussianMixture(weights: [1], means: Matrix([[5.0]]), covariances: .spherical([4]))
    var stream = RandomStream(seed: 7)
    let found = try affineDistances(p, q, using: &stream)
    // On one component with deviation s: D1 = 1 + 2/s − 2√2/√(1 + s²), least at s² = 1/(∛2 − 1).
    let square = 1 / (1.259921049894873 - 1)
    let expected = 1 + 2 / square.squareRoot() - 2 * (2 / (1 + square)).squareRoot()
    // The other component is 60 away: e^−180.
    expectClose(found.toFirst.distance, expected, absolute: 1e-10)
    expectClose(abs(found.toFirst.map.matrix[0, 0]), square.squareRoot() / 2, relative: 1e-5)
  }

  /// The map at the minimum has no slope in any direction, seen by differences of the distance itself.
  @Test func aSearchEndsWhereNothingIsGained() throws {
    var stream = RandomStream(seed: 31)
    let (p, q) = (randomMixture(2, 2, &stream), randomMixture(3, 2, &stream))
    let found = try affineDistances(p, q, using: &stream).symmetric
    func distance(_ map: Matrix<Double>, _ shift: [Double]) throws -> Double {
      try mixtureOverlap(p, q.pushedForward(by: map, shift: shift)).symmetric
    }
    let (map, shift) = (found.map.matrix.transposed, found.map.shift)
    for i in 0..<4 {
      for step in [-1e-3, 1e-3] {
        var moved = map
        moved.elements[i] += step
        #expect(try distance(moved, shift) >= found.distance - 1e-12)
      }
    }
    for i in 0..<2 {
      var moved = shift
      moved[i] += 1e-3
      #expect(try distance(map, moved) >= found.distance - 1e-12)
    }
  }
}
