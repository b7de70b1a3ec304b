import Alignment
import Foundation
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

/// Sums over components, eight side by side, in the values of the objective.
@Suite struct OverlapSumsTests {
  @Test func manyDimensionsDoNotUnderflow() throws {
    // ‖p‖² is about 1e-330 here: only its logarithm exists.
    let p = GaussianMixture(
      weights: [1], means: Matrix(rows: 1, columns: 600), covariances: .spherical([1]))
    var objective = try AffineObjective(target: p, source: p, ratio: .symmetric)
    let identity = Matrix<Double>.identity(600).elements + [Double](repeating: 0, count: 600)
    var gradient = [Double](repeating: 0, count: objective.dimension)
    // A product of 600 factors, each rounded.
    expectClose(objective(identity, gradient: &gradient), 0, absolute: 1e-12)
  }

  /// Fewer than a vector, a whole one, and one more.
  @Test(arguments: [(1, 7), (8, 8), (9, 1), (17, 16)]) func groupsOfEightAreFilledUp(target: Int, source: Int) throws {
    var stream = RandomStream(seed: 23).child("\(target), \(source)")
    let (p, q) = (randomMixture(target, 2, &stream), randomMixture(source, 2, &stream))
    let map = Matrix<Double>([[0.8, 0.3], [-0.2, 1.1]])
    let expected = try mixtureOverlap(p, q.pushedForward(by: map, shift: [0.25, -0.5])).symmetric
    var objective = try AffineObjective(target: p, source: q, ratio: .symmetric)
    var gradient = [Double](repeating: 0, count: 6)
    // Sums of up to 289 terms, in another order.
    expectClose(objective(map.elements + [0.25, -0.5], gradient: &gradient), expected, relative: 1e-11)
  }

  /// Components so far apart that their overlap is less than rounding.
  @Test func whatIsOutOfReachCountsAsNothing() throws {
    let p = GaussianMixture(weights: [1], means: Matrix([[0]]), covariances: .spherical([1]))
    var objective = try AffineObjective(target: p, source: p, ratio: .symmetric)
    var gradient = [7.0, 7]
    expectClose(objective([1, 1000], gradient: &gradient), 1, absolute: 1e-15)
    #expect(gradient.allSatisfy { abs($0) < 1e-12 })
  }
}
