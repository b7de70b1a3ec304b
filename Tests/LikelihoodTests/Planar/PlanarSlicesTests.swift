import Foundation
import Likelihood
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

/// Lines across the plane, by what must not matter to the density that is made of them.
@Suite struct PlanarSlicesTests {
  private let prior = GaussianMixture(
    weights: [0.3, 0.7], means: Matrix([[-1, 0.5], [1.2, -0.3]]),
    covariances: .full([Matrix([[1, 0.4], [0.4, 0.6]]), Matrix([[0.3, -0.1], [-0.1, 0.8]])]))
  private let points = [[0.4, -0.9], [2.5, 1], [-3, 4]]

  /// A model in latents z′ with z = M·z′, whose prior and input weights are those of z.
  private func model(
    _ weights: [[Double]], biases: [Double], beta: [[Double]], in map: Matrix<Double> = .identity(2),
    leak: Double = 0.1,
    outputScale: Double = 1
  ) throws -> PlanarModel {
    let determinant = map[0, 0] * map[1, 1] - map[0, 1] * map[1, 0]
    let inverse = (1 / determinant) * Matrix([[map[1, 1], -map[0, 1]], [-map[1, 0], map[0, 0]]])
    return try PlanarModel(
      prior: prior.pushedForward(by: inverse, shift: [0, 0]),
      decoder: PlanarDecoder(
        inputWeights: matmul(Matrix(weights), map), biases: biases, outputWeights: outputScale * Matrix(beta),
        shift: [0.2 * outputScale, -0.4 * outputScale], leak: leak), noise: 0.3 * outputScale)
  }

  private let weights = [[1.0, 0.2], [-0.5, 1.3], [0.8, -0.7]]
  private let biases = [0.1, -0.6, 0.4]
  private let beta = [[1.0, 0.3], [-0.2, 1.1], [0.6, -0.9]]

  private func expectSame(
    _ a: PlanarModel, _ b: PlanarModel, outputScale: Double = 1, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for x in points {
      let (left, right) = (try a.logDensity(at: x), try b.logDensity(at: x.map { $0 * outputScale }))
      expectClose(
        left.value, right.value + 2 * log(outputScale), absolute: left.error + right.error + 1e-10,
        sourceLocation: sourceLocation)
      #expect(left.error <= 1e-10 && right.error <= 1e-10, sourceLocation: sourceLocation)
    }
  }

  /// Turned, mirrored, sheared, and in units of a million and a millionth.
  @Test(arguments: [
    Matrix([[0.6, -0.8], [0.8, 0.6]]), Matrix([[0, 1], [1, 0]]), Matrix([[1, 3], [0, 1]]),
    Matrix([[1e6, 0], [0, 1e-6]]),
  ])
  func theCoordinatesOfTheLatentsAreNothing(map: Matrix<Double>) throws {
    try expectSame(
      model(weights, biases: biases, beta: beta), model(weights, biases: biases, beta: beta, in: map))
  }

  /// With x in other units the density is that many times as high.
  @Test(arguments: [1e-6, 1e6]) func theUnitsOfThePointsAreNothing(scale: Double) throws {
    try expectSame(
      model(weights, biases: biases, beta: beta), model(weights, biases: biases, beta: beta, outputScale: scale),
      outputScale: scale)
  }

  /// Breaks that are one line cross nowhere: a unit in two parts, one of them twice as steep, is that unit.
  @Test func breaksThatAreOneLineCrossNowhere() throws {
    let parts = [[1.0, 0.2], [2, 0.4], [-0.5, 1.3], [0.8, -0.7]]
    let split = try model(
      parts, biases: [0.1, 0.2, -0.6, 0.4], beta: [[0.5, 0.15], [0.25, 0.075], [-0.2, 1.1], [0.6, -0.9]])
    try expectSame(model(weights, biases: biases, beta: beta), split)
  }

  /// Whatever the direction of a slice, some break is nearly along it; where nothing bends the density is known.
  @Test(arguments: [1, 2, 7, 24]) func aFanOfBreaksIsCutAcross(units: Int) throws {
    let angles = (0..<units).map { Double.pi * Double($0) / Double(units) }
    let fan = angles.map { [cos($0), sin($0)] }
    var stream = RandomStream(seed: 3)
    let beta = angles.map { _ in stream.normals(2) }
    let model = try model(fan, biases: angles.map { 0.3 * $0 }, beta: beta, leak: 1)
    let map = matmulTransposedFirst(Matrix(beta), Matrix(fan))
    let image = try prior.pushedForward(by: map, shift: model.decoder([0, 0]))
    let noisy = GaussianMixture(
      weights: image.weights, means: image.means,
      covariances: .full((0..<2).map { image.covariance(ofComponent: $0) + 0.09 * .identity(2) }))
    for x in points {
      expectClose(try model.logDensity(at: x).value, try noisy.logDensity(of: Matrix([x]))[0], absolute: 1e-9)
    }
  }

  /// All breaks through one point, which lies on a line of the quadrature.
  @Test func breaksThatCrossInOnePointAreExact() throws {
    let star = try model(
      [[1, 0], [0, 1], [1, 1], [1, -1]], biases: [0, 0, 0, 0], beta: [[1, 0], [0, 1], [1, 1], [0.5, -1]])
    let turned = try model(
      [[1, 0], [0, 1], [1, 1], [1, -1]], biases: [0, 0, 0, 0], beta: [[1, 0], [0, 1], [1, 1], [0.5, -1]],
      in: Matrix([[0.6, -0.8], [0.8, 0.6]]))
    try expectSame(star, turned)
  }
}
