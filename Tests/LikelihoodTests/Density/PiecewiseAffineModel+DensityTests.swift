import Foundation
import Likelihood
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct PiecewiseAffineModelDensityTests {
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

  @Test func theLossIsTheMeanOfTheLogDensities() throws {
    let model = try randomModel(seed: 6)
    var stream = RandomStream(seed: 4)
    let sample = model.sample(200, using: &stream).points
    let mean = try -model.logDensity(of: sample).reduce(0, +) / 200
    expectClose(try model.loss(on: Observations(sample)), mean, relative: 1e-14)
    expectClose(try model.lossWithGradient(on: Observations(sample)).loss, mean, relative: 1e-14)
  }

  @Test func anObservationBeyondAllNumbersIsAnError() throws {
    let model = try randomModel(seed: 6)
    let far = try Observations(Matrix([[1e200]]))
    #expect(throws: ModelError.zeroDensity) { try model.lossWithGradient(on: far) }
  }
}
