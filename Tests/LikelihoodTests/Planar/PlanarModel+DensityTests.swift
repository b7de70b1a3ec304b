import Foundation
import Likelihood
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

@Suite struct PlanarModelDensityTests {
  private let prior = GaussianMixture(
    weights: [0.3, 0.7], means: Matrix([[-1, 0.5], [1.2, -0.3]]),
    covariances: .full([Matrix([[1, 0.4], [0.4, 0.6]]), Matrix([[0.3, -0.1], [-0.1, 0.8]])]))

  private func model(outputs: Int, leak: Double, noise: Double, units: Int = 3) throws -> PlanarModel {
    var stream = RandomStream(seed: 17)
    return try PlanarModel(
      prior: prior,
      decoder: PlanarDecoder(
        inputWeights: Matrix(rows: units, columns: 2, elements: stream.normals(2 * units)),
        biases: stream.normals(units),
        outputWeights: Matrix(rows: units, columns: outputs, elements: stream.normals(units * outputs)),
        shift: stream.normals(outputs), leak: leak), noise: noise)
  }

  /// The sum over a square lattice of z of the prior's density times the noise's.
  private func bruteForce(_ model: PlanarModel, at x: [Double]) throws -> Double {
    let step = 0.025
    let axis = (0..<480).map { -6 + step * (Double($0) + 0.5) }
    var terms: [Double] = []
    for first in axis {
      let row = Matrix(rows: axis.count, columns: 2, elements: axis.flatMap { [first, $0] })
      let densities = try model.prior.logDensity(of: row)
      for (i, second) in axis.enumerated() where densities[i] > -40 {
        let y = model.decoder([first, second])
        let square = zip(x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        terms.append(densities[i] - 0.5 * square / (model.noise * model.noise))
      }
    }
    return logSumExp(terms) + 2 * log(step)
      - 0.5 * Double(x.count) * log(2 * .pi * model.noise * model.noise)
  }

  @Test(arguments: [(1, 0.0), (2, 0.2), (3, -1)])
  func itAgreesWithASumOverTheWholePlane(outputs: Int, leak: Double) throws {
    let model = try model(outputs: outputs, leak: leak, noise: 0.4)
    var stream = RandomStream(seed: 2)
    let x = try model.sample(1, using: &stream).row(0)
    let found = try model.logDensity(at: x)
    // The lattice errs by about (step/scale)² = (0.025/0.3)² times the jump of slopes on the share of its cells with a kink.
    expectClose(found.value, try bruteForce(model, at: x), absolute: 5e-4)
    #expect(found.error <= 1e-10)
  }

  /// Where f depends on the first latent alone, that is all there is.
  @Test(arguments: [[0.4], [-2], [9], [60]])
  func itAgreesWithTheModelAlongALine(x: [Double]) throws {
    let line = try randomModel(components: 2, units: 3, leak: 0.2, seed: 5)
    let planar = try PlanarModel(
      prior: GaussianMixture(
        weights: line.prior.weights, means: Matrix(line.prior.means.map { [$0, 0.7] }),
        covariances: .diagonal(Matrix(line.prior.deviations.map { [$0 * $0, 2] }))),
      decoder: PlanarDecoder(
        inputWeights: Matrix(line.decoder.inputWeights.map { [$0, 0] }), biases: line.decoder.biases,
        outputWeights: line.decoder.outputWeights, shift: line.decoder.shift, leak: 0.2), noise: line.noise)
    let found = try planar.logDensity(at: x)
    expectClose(found.value, try line.logDensity(at: x), relative: 1e-12, absolute: 1e-9)
  }

  @Test func aDecoderThatBendsNowhereGivesAGaussianMixture() throws {
    let model = try model(outputs: 2, leak: 1, noise: 0.2)
    let map = matmulTransposedFirst(model.decoder.outputWeights, model.decoder.inputWeights)
    let image = try prior.pushedForward(by: map, shift: model.decoder([0, 0]))
    let covariances = (0..<2).map { image.covariance(ofComponent: $0) + 0.04 * .identity(2) }
    let noisy = GaussianMixture(weights: image.weights, means: image.means, covariances: .full(covariances))
    for x in [[0.3, -0.4], [2, 2], [-15, 20]] {
      let found = try model.logDensity(at: x)
      expectClose(found.value, try noisy.logDensity(of: Matrix([x]))[0], relative: 1e-10, absolute: 2e-10)
    }
  }

  @Test func theStatedErrorHolds() throws {
    let model = try model(outputs: 2, leak: 0, noise: 0.05, units: 5)
    var stream = RandomStream(seed: 2)
    for x in try (0..<4).map({ _ in try model.sample(1, using: &stream).row(0) }) {
      let (rough, fine) = (try model.logDensity(at: x, tolerance: 1e-4), try model.logDensity(at: x, tolerance: 1e-12))
      expectClose(rough.value, fine.value, absolute: rough.error + fine.error)
      #expect(rough.error <= 1e-4 && rough.nodes <= fine.nodes)
    }
  }

  @Test func pointsOfAnotherLengthAreRefused() throws {
    #expect(throws: ModelError.outputs(points: 1, model: 2)) {
      try model(outputs: 2, leak: 0, noise: 0.1).logDensity(at: [0])
    }
  }
}
