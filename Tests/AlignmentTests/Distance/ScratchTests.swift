import Alignment
import Foundation
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

/// The small matrices of one evaluation of the objective.
@Suite struct ScratchTests {
  @Test func aSingularMapIsInfinitelyFar() throws {
    var stream = RandomStream(seed: 3)
    var objective = try AffineObjective(
      target: randomMixture(2, 2, &stream), source: randomMixture(2, 2, &stream), ratio: .symmetric)
    var gradient = [Double](repeating: 0, count: 6)
    #expect(objective([1, 2, 0.5, 1, 0, 0], gradient: &gradient) == .infinity)
  }

  /// An entry of zero where a pivot would be, and rows of other scales.
  @Test(arguments: [
    [[0.0, 1], [1, 0]], [[0, -2], [0.5, 1]], [[1e-8, 1], [1, 1]], [[1e6, 0], [0, 1e-6]], [[3, 4], [-4, 3]],
  ])
  func mapsAreInvertedWithPivots(rows: [[Double]]) throws {
    var stream = RandomStream(seed: 24)
    let (p, q) = (randomMixture(2, 2, &stream), randomMixture(3, 2, &stream))
    let map = Matrix(rows)
    let expected = try mixtureOverlap(p, q.pushedForward(by: map, shift: [0, 0]))
    var objective = try AffineObjective(target: p, source: q, ratio: .symmetric)
    var gradient = [Double](repeating: 0, count: 6)
    expectClose(objective(map.elements + [0, 0], gradient: &gradient), expected.symmetric, relative: 1e-8)
    #expect(gradient.allSatisfy { $0.isFinite })
  }

  @Test func oneEvaluationLeavesNothingToTheNext() throws {
    var stream = RandomStream(seed: 25)
    let (p, q) = (randomMixture(3, 2, &stream), randomMixture(2, 2, &stream))
    var (used, fresh) = try (
      AffineObjective(target: p, source: q, ratio: .geometric), AffineObjective(target: p, source: q, ratio: .geometric)
    )
    var (a, b) = ([Double](repeating: 5, count: 6), [Double](repeating: 0, count: 6))
    _ = used([9, -3, 2, 0.1, 4, 4], gradient: &a)
    _ = used([1, 2, 0.5, 1, 0, 0], gradient: &a)
    let position = [1, 0.2, 0, 1, 0.5, 0]
    #expect(used(position, gradient: &a) == fresh(position, gradient: &b) && a == b)
  }
}
