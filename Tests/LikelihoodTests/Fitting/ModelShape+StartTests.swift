import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// Models to begin fits with.
@Suite struct ModelShapeStartTests {
  private let shape = ModelShape(components: 3, units: 4, outputs: 2, leak: 0.2)
  private let sample = Result {
    try Observations(Matrix((0..<200).map { [100 + 5 * sin(Double($0)), -3 + 0.01 * cos(3 * Double($0))] }))
  }

  private func start(_ seed: UInt64) throws -> PiecewiseAffineModel {
    var stream = RandomStream(seed: seed)
    return try shape.randomStart(for: sample.get(), using: &stream)
  }

  @Test(arguments: UInt64(1)...8) func itsNumbersAreInTheirRanges(seed: UInt64) throws {
    let model = try start(seed)
    #expect(model.shape == shape)
    #expect(model.prior.means.allSatisfy { abs($0) <= 3 })
    #expect(model.prior.deviations.allSatisfy { (0.3...1).contains($0) })
    let breaks = zip(model.decoder.biases, model.decoder.inputWeights).map { -$0 / $1 }
    #expect(breaks.allSatisfy { abs($0) <= 3 })
    // A tenth to a half of the mean deviation of the outputs, 5/√2 and 0.01/√2.
    #expect((0.09...0.51).contains(model.noise / (0.5 * 5.01 / 2.0.squareRoot())))
  }

  /// The outputs are where the observations are, and as spread: each by its own measure.
  @Test(arguments: UInt64(1)...8) func itsOutputsAreWhereTheObservationsAre(seed: UInt64) throws {
    let model = try start(seed)
    var stream = RandomStream(seed: seed + 100)
    let latents = model.sample(4000, using: &stream).latents
    let values = Matrix(latents.map { model.decoder($0) })
    for (d, (mean, deviation)) in [(100.0, 5 / 2.0.squareRoot()), (-3, 0.01 / 2.0.squareRoot())].enumerated() {
      let found = values.column(d).reduce(0, +) / 4000
      let square = values.column(d).reduce(0) { $0 + ($1 - found) * ($1 - found) } / 4000
      // Moments of 300 draws, of tails that may be heavy.
      expectClose(found, mean, absolute: 0.35 * deviation)
      expectClose(square.squareRoot(), deviation, relative: 0.35)
    }
  }

  @Test func oneStreamGivesOneStart() throws {
    #expect(try start(3) == start(3))
    #expect(try start(3) != start(4))
  }

  @Test func aSmallestNoiseIsKept() throws {
    let nodes = try Observations(
      points: Matrix([[0.0, 1], [1, 0]]), weights: [0.5, 0.5], smallestNoise: 10)
    var stream = RandomStream(seed: 1)
    #expect(try shape.randomStart(for: nodes, using: &stream).noise == 20)
  }

  @Test func observationsThatDoNotFitOrVaryAreErrors() throws {
    var stream = RandomStream(seed: 1)
    #expect(throws: ModelError.outputs(points: 1, model: 2)) {
      try shape.randomStart(for: Observations(Matrix([[1.0], [2]])), using: &stream)
    }
    #expect(throws: ModelError.noise(0)) {
      try shape.randomStart(for: Observations(Matrix([[1.0, 2], [1, 2]])), using: &stream)
    }
  }
}
