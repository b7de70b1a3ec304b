import Likelihood
import LikelihoodStages
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct PriorMatchTests {
  private let truth: PiecewiseAffineModel
  private var stream = RandomStream(seed: 1)

  init() throws { truth = try injectiveModel() }

  private func model(_ means: [Double], _ deviations: [Double], _ decoder: ShallowDecoder) throws
    -> PiecewiseAffineModel
  {
    let even = [Double](repeating: 1 / Double(means.count), count: means.count)
    return try PiecewiseAffineModel(
      prior: LatentMixture(weights: even, means: means, deviations: deviations), decoder: decoder, noise: 0.1)
  }

  /// f(z) = slope·z.
  private func line(_ slope: Double) throws -> ShallowDecoder { try decoder([1, -1], [0, 0], [slope, -slope]) }

  @Test mutating func aModelMatchesItself() throws {
    let match = try PriorMatch(of: truth, with: truth, using: &stream)
    // √D3 is the root of a difference of numbers of about one.
    #expect(match.distance < 1e-6 && match.residual < 1e-12)
  }

  @Test mutating func coordinatesMayBeScaledTurnedAndShifted() throws {
    // z′ = −2·z + 1 throughout: the same distribution of x.
    let (prior, f) = (truth.prior, truth.decoder)
    let other = try PiecewiseAffineModel(
      prior: LatentMixture(
        weights: prior.weights, means: prior.means.map { 1 - 2 * $0 }, deviations: prior.deviations.map { 2 * $0 }),
      decoder: decoder(
        f.inputWeights.map { -$0 / 2 }, zip(f.inputWeights, f.biases).map { $1 + $0 / 2 }, f.outputWeights.elements),
      noise: truth.noise)
    let match = try PriorMatch(of: other, with: truth, using: &stream)
    #expect(match.distance < 1e-6 && match.residual < 1e-11)
  }

  @Test mutating func aDecoderThatIsTurnedOverWithoutItsPriorIsAnother() throws {
    let f = try model([-1, 2], [0.5, 1], line(1))
    let turned = try model([-1, 2], [0.5, 1], line(-1))
    let match = try PriorMatch(of: turned, with: f, using: &stream)
    // E (−z − z)² / Var z = 4·E z²/Var z, with E z² = (1.25 + 5)/2 and (E z)² = ¼.
    #expect(match.distance < 1e-6)
    expectClose(match.residual, 4 * 3.125 / 2.875, relative: 1e-6)
  }

  @Test mutating func behindASingleGaussianTheDecoderChoosesTheMirrorImage() throws {
    let f = try model([3], [2], line(1))
    let turned = try PiecewiseAffineModel(
      prior: LatentMixture(weights: [1], means: [0], deviations: [1]),
      decoder: ShallowDecoder(
        inputWeights: [1, -1], biases: [0, 0], outputWeights: Matrix([[-2], [2]]), shift: [3], leak: 0), noise: 0.1)
    let match = try PriorMatch(of: turned, with: f, using: &stream)
    #expect(match.distance < 1e-6 && match.residual < 1e-11)
  }

  @Test mutating func aComponentWithoutADensityIsAtTheGreatestDistance() throws {
    let point = try model([-1, 1], [1e-200, 0.6], truth.decoder)
    #expect(throws: (any Error).self) { try PriorMatch(of: point, with: truth, using: &stream) }
    let match = PriorMatch(near: point, to: truth, using: &stream)
    #expect(match == PriorMatch(near: point, to: truth, using: &stream))
    #expect(match.distance == 1 && match.residual == 0)
  }

  @Test mutating func anEstimateThatHasADensityIsComparedAsAFit() throws {
    let estimate = try model([-1, 1], [0.5, 0.6], truth.decoder)
    var again = stream
    let near = PriorMatch(near: estimate, to: truth, using: &stream)
    #expect(try near == PriorMatch(of: estimate, with: truth, using: &again))
    #expect(near.distance > 0.01 && near.distance < 1)
  }
}
