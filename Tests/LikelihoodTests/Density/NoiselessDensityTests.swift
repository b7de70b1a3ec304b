import Foundation
import Likelihood
import LinearAlgebra
import TestSupport
import Testing

@Suite struct NoiselessDensityTests {
  private func relu(_ leak: Double, noise: Double = 0.1) throws -> PiecewiseAffineModel {
    try PiecewiseAffineModel(
      prior: LatentMixture(weights: [0.4, 0.6], means: [-1, 2], deviations: [0.5, 1]),
      decoder: ShallowDecoder(
        inputWeights: [1], biases: [0], outputWeights: Matrix([[2]]), shift: [0.5], leak: leak), noise: noise)
  }

  /// The paper's Remark 3.11: what ReLU maps to one point has a probability of its own there.
  @Test func aFlatPieceMakesAnAtom() throws {
    let model = try relu(0)
    let density = try model.noiselessDensity()
    let mass = 0.4 * 0.5 * erfc(-2 / 2.0.squareRoot()) + 0.6 * 0.5 * erfc(2 / 2.0.squareRoot())  // P(z ≤ 0)
    #expect(density.atoms.map(\.location) == [0.5])
    expectClose(density.atoms[0].mass, mass, relative: 1e-14)
    #expect(density.logDensity(at: 0.4) == -.infinity)
    expectClose(density.logDensity(at: 2.5), model.prior.logDensity(at: 1) - log(2), relative: 1e-14)
    #expect(try relu(0.1).noiselessDensity().atoms.isEmpty)
  }

  @Test(arguments: [1e160, -1e160, 1e300]) func farOutThereIsNoDensity(x: Double) throws {
    #expect(try relu(0.2).noiselessDensity().logDensity(at: x) == -.infinity)
  }

  @Test(arguments: [0.0, 0.2, -1])
  func atomsAndDensityMakeOne(leak: Double) throws {
    let density = try relu(leak).noiselessDensity()
    let step = 1e-4
    let smooth = (0..<400_000).reduce(0.0) { $0 + step * exp(density.logDensity(at: -20 + step * (Double($1) + 0.5))) }
    // The middle of a cell errs by the cell where the density jumps.
    expectClose(smooth + density.atoms.reduce(0) { $0 + $1.mass }, 1, absolute: 1e-4)
  }

  @Test func theNoisyDensityComesNear() throws {
    let density = try relu(0.2).noiselessDensity()
    for x in [-1.5, 1.3, 4] {
      // The noise changes a density by its curvature, up to 300 times itself here, times half the noise's variance.
      expectClose(try relu(0.2, noise: 1e-5).logDensity(at: [x]), density.logDensity(at: x), absolute: 1e-7)
    }
  }

  @Test func twoPiecesAtOneHeightAreOneAtom() throws {
    // Two units that cancel outside −1…1: a step from 0 to 2 and back.
    let model = try PiecewiseAffineModel(
      prior: LatentMixture(weights: [1], means: [0], deviations: [1]),
      decoder: ShallowDecoder(
        inputWeights: [1, 1, 1], biases: [1, 0, -1], outputWeights: Matrix([[0.7], [-1.4], [0.7]]), shift: [0], leak: 0),
      noise: 0.1)
    let atoms = try model.noiselessDensity().atoms
    #expect(atoms.count == 1)
    expectClose(atoms[0].mass, erfc(1 / 2.0.squareRoot()), relative: 1e-13)
  }

  @Test func aCurveInThePlaneHasNoDensity() throws {
    #expect(throws: ModelError.outputs(points: 1, model: 2)) {
      try randomModel(outputs: 2, seed: 1).noiselessDensity()
    }
  }
}
