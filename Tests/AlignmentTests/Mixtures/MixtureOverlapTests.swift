import Alignment
import LinearAlgebra
import Probability
import TestSupport
import Testing

@Suite struct MixtureOverlapTests {
  @Test func agreesWithSciPy() throws {
    for reference in try MixtureReference.read().cases {
      let found = try mixtureOverlap(reference.p.mixture, reference.q.mixture)
      // Sums of at most 16 positive terms.
      expectClose(found.overlap, reference.overlapPq, relative: 1e-12)
      expectClose(found.first, reference.overlapPp, relative: 1e-12)
      expectClose(found.second, reference.overlapQq, relative: 1e-12)
      expectClose(found.squaredDistance.squareRoot(), reference.l2Distance, relative: 1e-12)
    }
  }

  @Test func equalMixturesAreAtNoDistance() throws {
    for reference in try MixtureReference.read().cases {
      let same = try mixtureOverlap(reference.p.mixture, reference.p.mixture)
      expectClose([same.relativeToFirst, same.symmetric, same.geometric], [0, 0, 0], absolute: 1e-14)
    }
  }

  @Test func oneAffineMapOfBothChangesNoRelativeDistance() throws {
    let w = Matrix([[3.0, -1], [0.2, 0.5]])
    let (p, q) = (try MixtureReference.read().cases[1].p.mixture, try MixtureReference.read().cases[1].q.mixture)
    let before = try mixtureOverlap(p, q)
    let after = try mixtureOverlap(p.pushedForward(by: w, shift: [1, 2]), q.pushedForward(by: w, shift: [1, 2]))
    expectClose(after.relativeToFirst, before.relativeToFirst, relative: 1e-12)
    expectClose(after.symmetric, before.symmetric, relative: 1e-12)
    expectClose(after.geometric, before.geometric, relative: 1e-12)
    // ⟨h#p, h#q⟩ = ⟨p, q⟩ / |det W|, and det W = 1.7.
    expectClose(after.overlap, before.overlap / 1.7, relative: 1e-12)
  }
}
