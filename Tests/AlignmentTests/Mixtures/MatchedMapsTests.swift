import Alignment
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct MatchedMapsTests {
  @Test func theImageIsFoundWithItsMatching() throws {
    var stream = RandomStream(seed: 1)
    let q = randomMixture(4, 3, &stream)
    let map = Matrix(rows: 3, columns: 3, elements: stream.normals(9))
    let p = try q.pushedForward(by: map, shift: [1, 2, 3])
    let best = try #require(try MatchedMaps(from: q, to: p).found.first)
    #expect(best.matching == [0, 1, 2, 3])
    expectClose(best.a, map, absolute: 1e-8)
    expectClose(best.shift, [1, 2, 3], absolute: 1e-8)
    expectClose(best.divergence, 0, absolute: 1e-12)
  }

  @Test func mirrorImagesOfASymmetricMixtureAreFoundToo() throws {
    let mixture = GaussianMixture(
      weights: [0.5, 0.5], means: Matrix([[-1.0, 0], [1, 0]]), covariances: .tied(.diagonal([0.2, 0.5])))
    let found = try MatchedMaps(from: mixture, to: mixture).found.filter { $0.divergence < 1e-10 }
    #expect(found.count == 4)
    #expect(Set(found.map(\.matching)) == [[0, 1], [1, 0]])
  }

  @Test func whatIsFoundIsInOrderAndEachOnce() throws {
    var stream = RandomStream(seed: 2)
    let found = try MatchedMaps(from: randomMixture(3, 2, &stream), to: randomMixture(3, 2, &stream)).found
    #expect(!found.isEmpty && found.map(\.divergence) == found.map(\.divergence).sorted())
    for (i, map) in found.enumerated() {
      #expect(
        found[..<i].allSatisfy { known in
          known.matching != map.matching || zip(known.w, map.w).contains { abs($0 - $1) > 1e-6 }
        })
    }
  }
}
