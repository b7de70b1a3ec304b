import Foundation
import Likelihood
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct DensityTests {
  @Test(arguments: try ReferenceCase.all())
  func itAgreesWithQuadratureOverTheLatent(_ reference: ReferenceCase) throws {
    let found = try reference.model().logDensity(of: Matrix(reference.x))
    expectClose(found, reference.logDensity, relative: 1e-12, absolute: 1e-9)
  }

  @Test(arguments: [0.0, 0.2, -1, 1.5], [1, 2, 3])
  func itIntegratesToOne(leak: Double, components: Int) throws {
    let model = try randomModel(components: components, leak: leak, seed: 5)
    let points = Matrix(rows: 8001, columns: 1, elements: (0...8000).map { -40 + 0.01 * Double($0) })
    // The trapezoidal rule with a step of σ/30 is exact to rounding for what noise has smoothed.
    expectClose(try model.logDensity(of: points).reduce(0) { $0 + 0.01 * exp($1) }, 1, relative: 1e-12)
  }

  @Test func aDecoderThatBendsNowhereGivesAGaussianMixture() throws {
    let model = try randomModel(components: 3, outputs: 2, leak: 1, seed: 3)
    let piece = try #require(model.decoder.pieces.first)
    let slope = Matrix(rows: 2, columns: 1, elements: piece.slope)
    let image = try model.prior.mixture.pushedForward(by: slope, shift: piece.intercept)
    let variance = model.noise * model.noise
    let covariances = (0..<3).map { image.covariance(ofComponent: $0) + variance * .identity(2) }
    let noisy = GaussianMixture(weights: image.weights, means: image.means, covariances: .full(covariances))
    var stream = RandomStream(seed: 1)
    let points = Matrix(rows: 50, columns: 2, elements: stream.normals(100).map { 3 * $0 })
    expectClose(try model.logDensity(of: points), try noisy.logDensity(of: points), relative: 1e-11)
  }

  /// From a million deviations out, where the density is e^(−10¹²), both tails fall as a Gaussian does.
  @Test(arguments: [-1.0, 1], [0.0, 0.2])
  func farTailsFallAsAGaussian(side: Double, leak: Double) throws {
    let model = try randomModel(leak: leak, seed: 8)
    let (near, far) = (try model.logDensity(at: [side * 3e5]), try model.logDensity(at: [side * 6e5]))
    #expect(near.isFinite && far.isFinite)
    expectClose(far / near, 4, relative: 1e-3)
  }

  @Test func nearlyFlatPiecesAreNoStranger() throws {
    let flat = try oneUnit(outputWeight: 0, leak: 0)
    for outputWeight in [1e-300, 1e-160, 1e-20, 1e-12] {
      let model = try oneUnit(outputWeight: outputWeight, leak: 0)
      for x in [-30.0, -0.1, 0, 0.7, 1e4] {
        // The curve bends by about the slope times a few units, the logarithm by that times x over σ².
        let bend = 100 * outputWeight * (1 + abs(x))
        expectClose(try model.logDensity(at: [x]), try flat.logDensity(at: [x]), relative: 1e-13, absolute: bend)
      }
    }
  }

  @Test func breakpointsThatCoincideMakeNoPiece() throws {
    let twice = try PiecewiseAffineModel(
      prior: LatentMixture(weights: [1], means: [0.3], deviations: [1]),
      decoder: ShallowDecoder(
        inputWeights: [1, 2], biases: [0.5, 1], outputWeights: Matrix([[1], [0.5]]), shift: [0], leak: 0), noise: 0.1)
    let once = try PiecewiseAffineModel(
      prior: twice.prior,
      decoder: ShallowDecoder(
        inputWeights: [1], biases: [0.5], outputWeights: Matrix([[2]]), shift: [0], leak: 0), noise: 0.1)
    #expect(twice.decoder.pieces.count == 2)
    for x in [-5.0, -0.1, 0, 0.05, 3, 50] {
      expectClose(try twice.logDensity(at: [x]), try once.logDensity(at: [x]), relative: 1e-13)
    }
  }

  /// The counter-example of the paper's Remark 3.12: two mixtures that no affine map relates, one density.
  @Test func theAbsoluteValueDoesNotTellTwoMixturesApart() throws {
    let (first, second) = (try absoluteValue(means: [-2, -1, 3]), try absoluteValue(means: [-2, 1, 3]))
    let points = Matrix(rows: 400, columns: 1, elements: (0..<400).map { -6 + 0.04 * Double($0) })
    expectClose(try first.logDensity(of: points), try second.logDensity(of: points), relative: 1e-12, absolute: 1e-12)
  }

  @Test func pointsOfTheWrongLengthAreRefused() throws {
    let model = try randomModel(outputs: 2, seed: 1)
    #expect(throws: ModelError.outputs(points: 3, model: 2)) { try model.logDensity(at: [1, 2, 3]) }
  }

  private func oneUnit(outputWeight: Double, leak: Double) throws -> PiecewiseAffineModel {
    try PiecewiseAffineModel(
      prior: LatentMixture(weights: [0.4, 0.6], means: [-1, 2], deviations: [0.5, 1]),
      decoder: ShallowDecoder(
        inputWeights: [1], biases: [0.1], outputWeights: Matrix([[outputWeight]]), shift: [0.2], leak: leak), noise: 0.3
    )
  }
}
