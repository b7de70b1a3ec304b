import Alignment
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct AffineObjectiveTests {
  @Test(arguments: [(1, 1, 1), (3, 3, 2), (2, 4, 3), (5, 2, 4)], DistanceRatio.allCases)
  func theGradientAgreesWithDifferences(shape: (Int, Int, Int), ratio: DistanceRatio) throws {
    let (first, second, features) = shape
    var stream = RandomStream(seed: 1).child("\(shape)")
    var objective = try AffineObjective(
      target: randomMixture(first, features, &stream), source: randomMixture(second, features, &stream), ratio: ratio)
    // Near the identity, where overlaps are not all zero.
    let position = (0..<objective.dimension).map { index in
      let isDiagonal = index < features * features && index / features == index % features
      return (isDiagonal ? 1 : 0) + 0.3 * stream.normal()
    }
    var gradient = [Double](repeating: 0, count: objective.dimension)
    var ignored = gradient
    let value = objective(position, gradient: &gradient)
    // Errors of order h² from the third derivative, and 1e-16/h from rounding.
    let h = 1e-5
    for i in position.indices {
      var (above, below) = (position, position)
      above[i] += h
      below[i] -= h
      let difference = (objective(above, gradient: &ignored) - objective(below, gradient: &ignored)) / (2 * h)
      expectClose(gradient[i], difference, relative: 1e-6, absolute: 1e-8 * (1 + abs(value)), "entry \(i)")
    }
  }

  @Test func theValueIsTheDistanceOfTheMappedMixture() throws {
    var stream = RandomStream(seed: 2)
    let (p, q) = (randomMixture(3, 2, &stream), randomMixture(2, 2, &stream))
    let map = Matrix([[1.2, -0.4], [0.3, 0.9]])
    let overlap = try mixtureOverlap(p, q.pushedForward(by: map, shift: [0.5, -1]))
    let expected: [DistanceRatio: Double] = [
      .toFirst: overlap.relativeToFirst, .toSecond: overlap.squaredDistance / overlap.second,
      .symmetric: overlap.symmetric, .geometric: overlap.geometric,
    ]
    for (ratio, distance) in expected {
      var objective = try AffineObjective(target: p, source: q, ratio: ratio)
      var gradient = [Double](repeating: 0, count: 6)
      // Sums of at most nine terms.
      expectClose(objective(map.elements + [0.5, -1], gradient: &gradient), distance, relative: 1e-12)
    }
  }

  @Test func aSingularMapIsInfinitelyFar() throws {
    var stream = RandomStream(seed: 3)
    var objective = try AffineObjective(
      target: randomMixture(2, 2, &stream), source: randomMixture(2, 2, &stream), ratio: .symmetric)
    var gradient = [Double](repeating: 0, count: 6)
    #expect(objective([1, 2, 0.5, 1, 0, 0], gradient: &gradient) == .infinity)
  }

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
}
