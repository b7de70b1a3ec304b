import Assumptions
import LinearAlgebra
import TestSupport
import Testing

/// Components without weight, and equal ones taken together.
@Suite struct ComponentReductionTests {
  private func reduced(
    _ weights: [Double], _ means: [[Double]], _ variances: [[Double]], points: Double? = 10_000
  ) throws -> HiddenStructure {
    try hiddenStructure(
      of: IndependentComponents(weights: weights, means: Matrix(means), variances: Matrix(variances)), points: points)
  }

  /// Mean and variance of the two together, by the law of total variance.
  @Test func mergedComponentsHaveTheMomentsOfTheirUnion() throws {
    let found = try reduced(
      [0.3, 0.1, 0.6], [[0, 0], [0.04, -0.04], [9, 9]], [[1, 2], [1.02, 2], [1, 1]])
    #expect(found.findings.contains(.merged(components: [0, 1])) && found.places == [0, 0, 1])
    expectClose(found.components.weights, [0.4, 0.6], absolute: 1e-15)
    expectClose(found.components.means, Matrix([[0.01, -0.01], [9, 9]]), absolute: 1e-14)
    // ¾·1 + ¼·1.02 + ¾·¼·0.04², and ¾·2 + ¼·2 + ¾·¼·0.04².
    expectClose(found.components.variances, Matrix([[1.0053, 2.0003], [1, 1]]), absolute: 1e-14)
  }

  /// Fewer than five points are no component; what is left shares all weight.
  @Test func componentsOfLessThanFivePointsAreLeftOut() throws {
    let found = try reduced(
      [0.4, 0.000_49, 0.599_51, 0], [[0, 0], [5, 5], [9, 9], [1, 1]], [[1, 1], [1, 1], [1, 1], [1, 1]])
    #expect(found.places == [0, nil, 1, nil])
    #expect(found.findings.first == .leftOut(components: [1, 3]))
    expectClose(found.components.weights, [0.4 / 0.999_51, 0.599_51 / 0.999_51], absolute: 1e-14)
    // Of an exact mixture any weight counts, but none at all.
    let exact = try reduced(
      [0.4, 0.000_4, 0.599_6, 0], [[0, 0], [5, 5], [9, 9], [1, 1]], [[1, 1], [1, 1], [1, 1], [1, 1]], points: nil)
    #expect(exact.places == [0, 1, 2, nil])
  }

  /// However few points there are, the heaviest component stays.
  @Test func theHeaviestStaysWhateverThePoints() throws {
    let found = try reduced([0.4, 0.6], [[0, 0], [9, 9]], [[1, 1], [1, 1]], points: 3)
    #expect(found.places == [nil, 0] && found.components.weights == [1])
  }

  /// Three that are one in all coordinates, whatever their numbers.
  @Test func allEqualComponentsAreOne() throws {
    let found = try reduced(
      [0.2, 0.3, 0.5], [[1, 2], [1, 2], [1, 2]], [[1, 1], [1, 1], [1, 1]])
    #expect(found.places == [0, 0, 0] && found.findings == [.merged(components: [0, 1, 2]), .nothingHidden])
  }
}
