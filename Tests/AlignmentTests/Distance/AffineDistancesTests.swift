import Alignment
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct AffineDistancesTests {
  @Test func noLongerSearchFoundLess() throws {
    for (number, reference) in try MixtureReference.read().affine.enumerated() {
      var stream = RandomStream(seed: UInt64(number))
      let found = try affineDistances(reference.p.mixture, reference.q.mixture, using: &stream)
      // The file's value is ‖p − h#q‖/‖p‖, of another search; the root of the rounding of a difference of ones.
      #expect(found.toFirst.distance.squareRoot() <= reference.bestFound + 1e-7, "case \(number)")
      if reference.exactlyAffine {
        expectClose(
          [found.toFirst, found.toSecond, found.symmetric, found.geometric].map(\.distance), [0, 0, 0, 0],
          absolute: 1e-13)
      }
    }
  }

  @Test func theMapAttainsTheDistance() throws {
    var stream = RandomStream(seed: 1)
    let (p, q) = (randomMixture(3, 2, &stream), randomMixture(4, 2, &stream))
    let found = try affineDistances(p, q, using: &stream)
    func overlap(_ minimum: AffineMinimum) throws -> MixtureOverlap {
      try mixtureOverlap(p, q.pushedForward(by: minimum.map.matrix.transposed, shift: minimum.map.shift))
    }
    // Covariances of condition 100 at most, whitened and back.
    expectClose(try overlap(found.toFirst).relativeToFirst, found.toFirst.distance, relative: 1e-10)
    let second = try overlap(found.toSecond)
    expectClose(second.squaredDistance / second.second, found.toSecond.distance, relative: 1e-10)
    expectClose(try overlap(found.symmetric).symmetric, found.symmetric.distance, relative: 1e-10)
    expectClose(try overlap(found.geometric).geometric, found.geometric.distance, relative: 1e-10)
  }

  @Test(arguments: [(2, 3, 2), (3, 3, 2), (4, 4, 3), (7, 7, 2)])
  func affineMapsOfEitherMixtureChangeNothing(first: Int, second: Int, features: Int) throws {
    var stream = RandomStream(seed: 5).child("\(first), \(second), \(features)")
    let (p, q) = (randomMixture(first, features, &stream), randomMixture(second, features, &stream))
    let map = Matrix(rows: features, columns: features, elements: stream.normals(features * features))
    let moved = try q.pushedForward(by: map, shift: stream.normals(features))
    let before = try affineDistances(p, q, using: &stream)
    let after = try affineDistances(p, moved, using: &stream)
    // Two searches that end where a step gains 1e-15.
    expectClose(before.toFirst.distance, after.toFirst.distance, absolute: 1e-8)
    expectClose(before.symmetric.distance, after.symmetric.distance, absolute: 1e-8)
    // The other order: D1 changes roles, D3 and D4 do not change.
    let back = try affineDistances(moved, p, using: &stream)
    expectClose(before.toFirst.distance, back.toSecond.distance, absolute: 1e-8)
    expectClose(before.toSecond.distance, back.toFirst.distance, absolute: 1e-8)
    expectClose(before.symmetric.distance, back.symmetric.distance, absolute: 1e-8)
    expectClose(before.geometric.distance, back.geometric.distance, absolute: 1e-8)
  }

  @Test func normalDistributionsAreAllOneAffineClass() throws {
    var stream = RandomStream(seed: 6)
    let found = try affineDistances(randomMixture(1, 4, &stream), randomMixture(1, 4, &stream), using: &stream)
    expectClose([found.toFirst.distance, found.geometric.distance], [0, 0], absolute: 1e-13)
  }

  @Test func oneStreamGivesOneSearch() throws {
    let reference = try MixtureReference.read().affine[0]
    var (a, b) = (RandomStream(seed: 8), RandomStream(seed: 8))
    #expect(
      try affineDistances(reference.p.mixture, reference.q.mixture, using: &a)
        == affineDistances(reference.p.mixture, reference.q.mixture, using: &b))
  }
}
