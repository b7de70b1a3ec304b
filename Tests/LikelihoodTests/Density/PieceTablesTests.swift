import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// Pieces at the edges of what a piece is.
@Suite struct PieceTablesTests {
  private func oneUnit(outputWeight: Double, leak: Double) throws -> PiecewiseAffineModel {
    try PiecewiseAffineModel(
      prior: LatentMixture(weights: [0.4, 0.6], means: [-1, 2], deviations: [0.5, 1]),
      decoder: ShallowDecoder(
        inputWeights: [1], biases: [0.1], outputWeights: Matrix([[outputWeight]]), shift: [0.2], leak: leak), noise: 0.3
    )
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

  /// Units whose breaks lie where the prior never goes: one piece is all there is, to the last digits.
  @Test(arguments: [1e3, 1e8, 1e100]) func breaksFarAwayAreNothing(place: Double) throws {
    func model(_ units: Int) throws -> PiecewiseAffineModel {
      try PiecewiseAffineModel(
        prior: LatentMixture(weights: [0.4, 0.6], means: [-1, 2], deviations: [0.5, 1]),
        decoder: ShallowDecoder(
          inputWeights: units == 1 ? [1] : [1, 1], biases: units == 1 ? [1e3] : [1e3, -place],
          outputWeights: Matrix(units == 1 ? [[0.7]] : [[0.7], [3]]), shift: [-700], leak: 0), noise: 0.3)
    }
    let (with, without) = (try model(2), try model(1))
    for x in [-3.0, 0, 1.5] {
      expectClose(try with.logDensity(at: [x]), try without.logDensity(at: [x]), absolute: 1e-11)
    }
  }

  /// Numbers in other units: z in steps of a scale, x in steps of another.
  @Test(arguments: [(1e-6, 1.0), (1e6, 1), (1, 1e-6), (1e4, 1e5)])
  func unitsOfMeasureShiftTheLogarithmOnly(latent: Double, output: Double) throws {
    let model = try randomModel(components: 2, units: 3, outputs: 2, leak: 0.2, seed: 5)
    let (prior, decoder) = (model.prior, model.decoder)
    let scaled = try PiecewiseAffineModel(
      prior: LatentMixture(
        weights: prior.weights, means: prior.means.map { latent * $0 }, deviations: prior.deviations.map { latent * $0 }
      ),
      decoder: ShallowDecoder(
        inputWeights: decoder.inputWeights.map { $0 / latent }, biases: decoder.biases,
        outputWeights: output * decoder.outputWeights, shift: decoder.shift.map { output * $0 }, leak: decoder.leak),
      noise: output * model.noise)
    for x in [[0.1, -0.4], [2, 3], [-8, 1]] {
      expectClose(
        try scaled.logDensity(at: x.map { output * $0 }), try model.logDensity(at: x) - 2 * log(output),
        relative: 1e-11, absolute: 1e-11)
    }
  }
}
