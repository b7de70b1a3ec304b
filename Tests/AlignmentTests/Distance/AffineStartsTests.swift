import Alignment
import Foundation
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

/// Where searches start, by what they find.
@Suite struct AffineStartsTests {
  /// A search whose start is given away by the components finds the map at once, and says how often.
  @Test func whatIsFoundAgainAndAgainIsCounted() throws {
    var stream = RandomStream(seed: 12)
    let p = randomMixture(3, 2, &stream)
    let q = try p.pushedForward(by: Matrix([[1.0, 0.5], [-0.3, 2]]), shift: [1, -2])
    let found = try affineDistances(p, q, using: &stream)
    for minimum in [found.toFirst, found.toSecond, found.symmetric, found.geometric] {
      #expect(minimum.distance < 1e-12 && minimum.repetitions >= 1 && minimum.repetitions <= minimum.searches)
    }
  }

  /// Four components in the plane whose nearest image is stretched along one axis, pressed along the other, and shifted: an
  /// isotropic start without a shift does not lead there.
  @Test func stretchedAndShiftedMapsAreFound() throws {
    var stream = RandomStream(seed: 13)
    let p = randomMixture(4, 2, &stream)
    let q = try p.pushedForward(by: Matrix([[4.7, 0], [0, 0.3]]), shift: [5, -3])
    // One component less: no matching of all of them gives the map away.
    let there = try affineDistances(p, try withoutTheFirst(q), using: &stream)
    let here = try affineDistances(p, try withoutTheFirst(p), using: &stream)
    // An affine map of one of them changes none of these.
    expectClose(there.toFirst.distance, here.toFirst.distance, absolute: 1e-8)
    expectClose(there.symmetric.distance, here.symmetric.distance, absolute: 1e-8)
  }

  /// A mirrored image has a start of its own, in one dimension and in more.
  @Test(arguments: [1, 2, 3]) func mirroredImagesAreFound(features: Int) throws {
    var stream = RandomStream(seed: 21)
    let p = randomMixture(3, features, &stream)
    var mirror = Matrix<Double>.identity(features)
    mirror[0, 0] = -2
    let q = try p.pushedForward(by: mirror, shift: [Double](repeating: 1, count: features))
    #expect(try affineDistances(p, q, using: &stream).symmetric.distance < 1e-12)
  }

  /// More than six components are matched by a candidate, not by all orders.
  @Test func manyComponentsHaveAStartToo() throws {
    var stream = RandomStream(seed: 22)
    let p = randomMixture(8, 2, &stream)
    let q = try p.pushedForward(by: Matrix([[0.5, 2], [-1, 0.25]]), shift: [3, 4])
    #expect(try affineDistances(p, q, using: &stream).symmetric.distance < 1e-10)
  }

  private func withoutTheFirst(_ mixture: GaussianMixture) throws -> GaussianMixture {
    guard case .full(let covariances) = mixture.covariances else { throw DistanceSearchError.notFull }
    let kept = Array(1..<mixture.weights.count)
    return GaussianMixture(
      weights: kept.map { mixture.weights[$0] / (1 - mixture.weights[0]) }, means: mixture.means.rows(at: kept),
      covariances: .full(kept.map { covariances[$0] }))
  }

  private enum DistanceSearchError: Error { case notFull }
}
