import LinearAlgebra
import Networks
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

/// The reference is checked by `Scripts/reference/sticks.py`.
@Suite struct StickAutoencoderBoundsTests {
  @Test func theMarginalBoundIsThatOfTheReference() throws {
    let (reference, model, filled) = try referenceStickModel(case: 1)
    var batch = filled
    model.forward(.series(terms: 20), in: &batch)
    expectClose(model.bounds(in: batch).marginal / 4, try reference.number("bound"), relative: 1e-9)
  }

  @Test func theReleasedBoundIsThatOfTheReference() throws {
    let (reference, model, filled) = try referenceStickModel(case: 2)
    var batch = filled
    model.forward(.series(terms: 11, hasRest: false), in: &batch)
    expectClose(-batch.sticks, try reference.numbers("terms.kl_sticks").reduce(0, +), relative: 1e-9)
    expectClose(model.bounds(in: batch).released / 4, try reference.number("bound"), relative: 1e-9)
  }

  /// On average over draws, released ≤ joint ≤ marginal.
  @Test func theBoundsAreOrdered() throws {
    var (_, model, batch) = try referenceStickModel(case: 0)
    model.noise.set(deviation: 3, &model.parameters)  // weights that are drawn must not drown the differences in noise
    var (sums, stream) = ([0.0, 0, 0], RandomStream(seed: 4))
    for _ in 0..<4000 {
      batch.fill(using: &stream)
      model.forward(in: &batch)
      let bounds = model.bounds(in: batch)
      sums[0] += bounds.released
      sums[1] += batch.reconstruction + batch.latent + batch.sticks
      sums[2] += bounds.marginal
    }
    #expect(sums[0] < sums[1] && sums[1] < sums[2], "\(sums.map { $0 / 16_000 })")
  }
}
