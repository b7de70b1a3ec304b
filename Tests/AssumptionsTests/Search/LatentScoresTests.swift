import Assumptions
import Foundation
import LinearAlgebra
import Testing

@Suite struct LatentScoresTests {
  private func scores(_ weights: [[Double]], _ activation: DecoderActivation) throws -> LatentScores {
    let decoder = try LayeredDecoder(layers: [
      LayeredDecoder.Layer(
        weights: Matrix(weights), biases: [Double](repeating: 0, count: weights.count), activation: activation)
    ])
    return try #require(try AssumptionLinter().lint(decoder).scores)
  }

  @Test func aLinearDecoderIsNowhereFlat() throws {
    let scores = try scores([[3, 0], [0, 0.5], [0, 0]], .identity)
    #expect(scores.flat == 0 && scores.trials > 100)
    // Of no success in n trials, the bound is 1 − 0.05^(1/n).
    #expect(abs(scores.flatBound - (1 - pow(0.05, 1 / Double(scores.trials)))) < 1e-9)
    #expect(abs(scores.medianLeastSingularValue - 0.5) < 1e-12 && abs(scores.lowLeastSingularValue - 0.5) < 1e-12)
  }

  /// ReLU of both coordinates is constant along some line but where both are positive.
  @Test func reluIsFlatOnThreeQuadrantsOfFour() throws {
    let scores = try scores([[1, 0], [0, 1]], .relu)
    // Some thousand draws: the share is within five standard deviations of its expectation.
    let share = Double(scores.flat) / Double(scores.trials)
    #expect(abs(share - 0.75) < 5 * (0.1875 / Double(scores.trials)).squareRoot())
    #expect(scores.flatBound > share && scores.medianLeastSingularValue == 0)
  }
}
