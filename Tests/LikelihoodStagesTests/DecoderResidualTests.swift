import Likelihood
import LikelihoodStages
import LinearAlgebra
import TestSupport
import Testing

@Suite struct DecoderResidualTests {
  /// f(z) = slope·z, as two ReLUs back to back.
  private func line(_ slope: Double, shift: Double = 0) throws -> ShallowDecoder {
    try ShallowDecoder(
      inputWeights: [1, -1], biases: [0, 0], outputWeights: Matrix([[slope], [-slope]]), shift: [shift], leak: 0)
  }

  private func model(_ means: [Double], _ deviations: [Double], _ decoder: ShallowDecoder) throws
    -> PiecewiseAffineModel
  {
    let even = [Double](repeating: 1 / Double(means.count), count: means.count)
    return try PiecewiseAffineModel(
      prior: LatentMixture(weights: even, means: means, deviations: deviations), decoder: decoder, noise: 0.1)
  }

  @Test func nothingIsLeftOfADecoderBesideItself() throws {
    let model = try injectiveModel()
    #expect(decoderResidual(of: model.decoder, mappedBy: { $0 }, beside: model) == 0)
    let zero = try decoder([1], [0], [0])
    // E f² / Var f = 1 + (E f)²/Var f.
    #expect(decoderResidual(of: zero, mappedBy: { $0 }, beside: model) >= 1)
  }

  @Test func ofTwoLinesTheResidualIsTheSquareOfTheRelativeSlope() throws {
    // E (b·z − a·z)² / Var(a·z) = (b/a − 1)²·E z²/Var z, and means are ±1, so that E z² = Var z.
    let model = try model([-1, 1], [0.5, 0.5], line(2))
    expectClose(decoderResidual(of: try line(3), mappedBy: { $0 }, beside: model), 0.25, relative: 1e-9)
    // The map undoes the slope, and turns the line over.
    expectClose(decoderResidual(of: try line(-3), mappedBy: { -2 * $0 / 3 }, beside: model), 0, absolute: 1e-24)
    // A shift of a deviation is a residual of one: Var(2·z) = 4·(1 + .25).
    let shifted = try line(2, shift: 5.0.squareRoot())
    expectClose(decoderResidual(of: shifted, mappedBy: { $0 }, beside: model), 1, relative: 1e-9)
  }

  @Test(arguments: [1e-6, 1e-3, 1, 1e3])
  func componentsMayBeAsNarrowAsTheyLike(deviation: Double) throws {
    // Means ±10: Var z = 100 + s², and E(3z − 2z)² / Var(2z) = ¼ whatever s is.
    let model = try model([-10, 10], [deviation, 1], line(2))
    expectClose(decoderResidual(of: try line(3), mappedBy: { $0 }, beside: model), 0.25, relative: 1e-6)
  }

  @Test func besideAConstantTheDifferenceItselfIsLeft() throws {
    let model = try model([0], [1], line(0, shift: 3))
    // A variance of zero divides nothing: E (1 − 3)².
    expectClose(decoderResidual(of: try line(0, shift: 1), mappedBy: { $0 }, beside: model), 4, relative: 1e-9)
  }

  @Test func theVariancesOfOutputsAreAdded() throws {
    func plane(_ x: Double, _ y: Double) throws -> ShallowDecoder {
      try ShallowDecoder(
        inputWeights: [1, -1], biases: [0, 0], outputWeights: Matrix([[x, y], [-x, -y]]), shift: [0, 0], leak: 0)
    }
    let model = try model([0], [1], plane(3, 4))
    // (5 − 4)² of 3² + 4².
    expectClose(decoderResidual(of: try plane(3, 5), mappedBy: { $0 }, beside: model), 1.0 / 25, relative: 1e-9)
  }
}
