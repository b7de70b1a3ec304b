import Alignment
import Foundation
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

/// Searches in whitened coordinates, by what comes back in those of the mixtures.
@Suite struct WhitenedComponentsTests {
  @Test(arguments: [1e-6, 1, 1e6]) func scalesOfEitherMixtureDoNotMatter(scale: Double) throws {
    var stream = RandomStream(seed: 41)
    let (p, q) = (randomMixture(2, 2, &stream), randomMixture(3, 2, &stream))
    let scaled = try q.pushedForward(by: .diagonal([scale, 1 / scale]), shift: [scale, -scale])
    var (first, second) = (stream, stream)
    let (plain, other) = try (
      affineDistances(p, q, using: &first).symmetric, affineDistances(p, scaled, using: &second).symmetric
    )
    // Searches end where a step gains 1e-15, along valleys that scales make flat.
    expectClose(plain.distance, other.distance, absolute: 1e-6)
    // The map that is handed out is of the scaled mixture.
    let image = try scaled.pushedForward(by: other.map.matrix.transposed, shift: other.map.shift)
    expectClose(try mixtureOverlap(p, image).symmetric, other.distance, absolute: 1e-6)
  }

  /// z ↦ A·z + b undone: W = A⁻ᵀ for rows.
  @Test func theMapOfAnImageIsTheInverse() throws {
    var stream = RandomStream(seed: 42)
    let p = randomMixture(3, 2, &stream)
    let q = try p.pushedForward(by: Matrix([[2, 1], [0, -0.5]]), shift: [10, -20])
    let map = try affineDistances(p, q, using: &stream).symmetric.map
    // A⁻¹ = (.5, 1; 0, −2), and −A⁻¹·b = (15, −40).
    expectClose(map.matrix, Matrix([[0.5, 0], [1, -2]]), absolute: 1e-5)
    expectClose(map.shift, [15, -40], absolute: 1e-4)
  }
}
