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
}
