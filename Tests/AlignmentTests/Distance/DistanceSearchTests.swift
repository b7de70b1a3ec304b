import Alignment
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct DistanceSearchTests {
  /// Every kind of pair: as many components and not, one to five of them, up to three features. `FUZZ_TIMES` tries more.
  @Test(arguments: [
    (2, 2, 1), (3, 2, 1), (4, 4, 1), (2, 2, 2), (3, 3, 2), (4, 4, 2), (5, 5, 2), (3, 5, 2), (1, 4, 2), (3, 3, 3),
    (4, 4, 3), (2, 4, 3),
  ])
  func anotherStreamFindsNoLess(first: Int, second: Int, features: Int) throws {
    for number in 0..<Mutator.cases(3) {
      var mixtures = RandomStream(seed: 11).child("\(first), \(second), \(features)").child(number)
      let (p, q) = (randomMixture(first, features, &mixtures), randomMixture(second, features, &mixtures))
      let found = try (0..<3).map { seed in
        var stream = RandomStream(seed: UInt64(seed))
        return try affineDistances(p, q, using: &stream)
      }
      for distance in [\AffineDistances.toFirst, \.toSecond, \.symmetric, \.geometric] {
        let values = found.map { $0[keyPath: distance].distance }
        expectClose(values, [Double](repeating: values.min() ?? 0, count: 3), absolute: 1e-6, "pair \(number)")
        #expect(found.allSatisfy { (1...$0[keyPath: distance].searches).contains($0[keyPath: distance].repetitions) })
      }
    }
  }

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

  private func withoutTheFirst(_ mixture: GaussianMixture) throws -> GaussianMixture {
    guard case .full(let covariances) = mixture.covariances else { throw DistanceSearchError.notFull }
    let kept = Array(1..<mixture.weights.count)
    return GaussianMixture(
      weights: kept.map { mixture.weights[$0] / (1 - mixture.weights[0]) }, means: mixture.means.rows(at: kept),
      covariances: .full(kept.map { covariances[$0] }))
  }

  private enum DistanceSearchError: Error { case notFull }
}
