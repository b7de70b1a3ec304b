import Assumptions
import LinearAlgebra
import Testing

@Suite struct ComponentsErrorTests {
  private func complaint(_ weights: [Double], _ means: [[Double]], _ variances: [[Double]]) -> String? {
    do {
      _ = try IndependentComponents(weights: weights, means: Matrix(means), variances: Matrix(variances))
      return nil
    } catch {
      return "\(error)"
    }
  }

  @Test func componentsThatAreNoneAreRefusedWithWords() throws {
    #expect(complaint([0.5, 0.5], [[0], [1]], [[1], [1]]) == nil)
    for wrong in [
      complaint([-1, 2], [[0], [1]], [[1], [1]]), complaint([0, 0], [[0], [1]], [[1], [1]]),
      complaint([.nan, 1], [[0], [1]], [[1], [1]]), complaint([0.5, 0.5], [[.nan], [1]], [[1], [1]]),
      complaint([0.5, 0.5], [[0], [1]], [[0], [1]]), complaint([0.5, 0.5], [[0], [1]], [[-1], [1]]),
      complaint([0.5, 0.5], [[0], [1]], [[1]]), complaint([0.5], [[0], [1]], [[1], [1]]),
    ] {
      #expect(try #require(wrong).first?.isLowercase == true)
      #expect(try !#require(wrong).contains("-nan"))
    }
    #expect(
      complaint([0.5, 0.5], [[.nan], [1]], [[1], [1]])
        == "the means hold a number that is not finite; find out where it arose")
  }
}
