import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// Points with weights.
@Suite struct ObservationsTests {
  @Test func observationsMustBeFiniteWithWeightsThatSumToOne() throws {
    #expect(throws: ModelError.notFinite("feature 0 of observation 1", .infinity)) {
      try Observations(Matrix([[1], [.infinity]]))
    }
    #expect(throws: ModelError.weightSum(0.5)) { try Observations(points: Matrix([[1.0]]), weights: [0.5]) }
    #expect(throws: ModelError.empty("observations")) { try Observations(Matrix(rows: 0, columns: 1)) }
  }

  @Test func theWeightsOfASampleAreEqual() throws {
    let sample = try Observations(Matrix([[1], [2], [3], [4]]))
    #expect(sample.weights == [0.25, 0.25, 0.25, 0.25] && sample.smallestNoise == 0)
  }

  @Test func weightsMustBePositiveAndAsManyAsPoints() {
    let points = Matrix([[1.0, 2], [3, 4]])
    #expect(throws: ModelError.count(of: "weights of observations", is: 1, expected: 2, from: "points")) {
      try Observations(points: points, weights: [1])
    }
    for bad in [0, -0.5, Double.nan, .infinity] {
      #expect {
        try Observations(points: points, weights: [1, bad])
      } throws: {
        guard case ModelError.notPositive("the weight of observation 1", _) = $0 else { return false }
        return "\($0)" == "the weight of observation 1 is \(bad); it must be positive and finite"
      }
    }
  }

  @Test func aPointThatIsNoNumberIsNamed() {
    #expect {
      try Observations(Matrix([[1, 2], [3, .nan]]))
    } throws: {
      "\($0)" == "feature 1 of observation 1 is nan; it must be a finite number"
    }
    #expect(throws: ModelError.empty("observations")) { try Observations(Matrix(rows: 3, columns: 0)) }
  }
}
