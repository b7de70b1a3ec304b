import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct ModelTests {
  @Test func aWeightSumOtherThanOneIsRefused() {
    #expect(throws: ModelError.weightSum(0.9)) {
      try LatentMixture(weights: [0.4, 0.5], means: [0, 1], deviations: [1, 1])
    }
    #expect(ModelError.weightSum(0.9).description == "the weights sum to 0.9; divide them by their sum")
  }

  @Test(arguments: [0.0, -1, .nan, .infinity])
  func weightsAndDeviationsMustBePositive(value: Double) {
    #expect(throws: ModelError.self) {
      try LatentMixture(weights: [1 - value, value], means: [0, 1], deviations: [1, 1])
    }
    #expect(throws: ModelError.self) {
      try LatentMixture(weights: [0.5, 0.5], means: [0, 1], deviations: [1, value])
    }
  }

  @Test func aMeanThatIsNoNumberIsRefused() {
    #expect(throws: ModelError.notFinite("the mean of component 1", .infinity)) {
      try LatentMixture(weights: [0.5, 0.5], means: [0, .infinity], deviations: [1, 1])
    }
  }

  @Test func partsOfDifferentLengthsAreRefused() {
    #expect(throws: ModelError.count(of: "means", is: 1, expected: 2, from: "weights")) {
      try LatentMixture(weights: [0.5, 0.5], means: [0], deviations: [1, 1])
    }
    #expect(throws: ModelError.empty("components")) { try LatentMixture(weights: [], means: [], deviations: []) }
    #expect(throws: ModelError.count(of: "columns of output weights", is: 2, expected: 1, from: "shifts")) {
      try ShallowDecoder(
        inputWeights: [1], biases: [0], outputWeights: Matrix([[1, 2]]), shift: [0], leak: 0)
    }
    #expect(throws: ModelError.count(of: "biases", is: 2, expected: 1, from: "input weights")) {
      try ShallowDecoder(inputWeights: [1], biases: [0, 1], outputWeights: Matrix([[1]]), shift: [0], leak: 0)
    }
  }

  @Test func aUnitOfZeroSlopeIsRefusedWithWhatToDo() {
    let error = ModelError.constantUnit(1, bias: 0.5)
    #expect(throws: error) {
      try ShallowDecoder(
        inputWeights: [1, 0], biases: [0, 0.5], outputWeights: Matrix([[1], [1]]), shift: [0], leak: 0)
    }
    #expect(error.description.contains("leave the unit out"))
  }

  @Test(arguments: [0.0, -0.1, .nan, .infinity])
  func noiseMustBePositive(noise: Double) throws {
    let model = try randomModel(seed: 1)
    #expect(throws: ModelError.self) {
      try PiecewiseAffineModel(prior: model.prior, decoder: model.decoder, noise: noise)
    }
    #expect(ModelError.noise(0).description.contains("must be positive"))
  }

  @Test func observationsMustBeFiniteWithWeightsThatSumToOne() throws {
    #expect(throws: ModelError.notFinite("feature 0 of observation 1", .infinity)) {
      try Observations(Matrix([[1], [.infinity]]))
    }
    #expect(throws: ModelError.weightSum(0.5)) { try Observations(points: Matrix([[1.0]]), weights: [0.5]) }
    #expect(throws: ModelError.empty("observations")) { try Observations(Matrix(rows: 0, columns: 1)) }
  }

  @Test func parametersGoThereAndBack() throws {
    let model = try randomModel(components: 3, units: 2, outputs: 2, leak: 0.2, seed: 4)
    let again = try PiecewiseAffineModel(parameters: model.parameters, shape: model.shape)
    expectClose(again.parameters, model.parameters, relative: 1e-14, absolute: 1e-15)
    #expect(model.shape.scalars.count == model.parameters.count)
    #expect(model.shape.parameters == model.parameters.count)
    #expect(model.shape.scalars.map(\.description).contains("β2,1"))
    #expect(throws: ModelError.parameters(3, expected: 20)) {
      try PiecewiseAffineModel(parameters: [1, 2, 3], shape: model.shape)
    }
  }

  @Test func aModelSurvivesItsCode() throws {
    let model = try randomModel(components: 2, units: 3, outputs: 2, leak: -1, seed: 4)
    let data = try JSONEncoder().encode(model)
    #expect(try JSONDecoder().decode(PiecewiseAffineModel.self, from: data) == model)
    let broken = String(decoding: data, as: UTF8.self).replacing("\"noise\":0.3", with: "\"noise\":0")
    #expect(throws: ModelError.noise(0)) {
      try JSONDecoder().decode(PiecewiseAffineModel.self, from: Data(broken.utf8))
    }
  }

  @Test(arguments: [0.0, 0.2, -1])
  func thePiecesAreTheDecoder(leak: Double) throws {
    let decoder = try randomModel(units: 5, outputs: 2, leak: leak, seed: 11).decoder
    let pieces = decoder.pieces
    #expect(pieces.count == 6)
    #expect(pieces.first?.lower == -.infinity && pieces.last?.upper == .infinity)
    for (left, right) in zip(pieces, pieces.dropFirst()) { #expect(left.upper == right.lower) }
    for z in stride(from: -8.0, to: 8, by: 0.37) {
      let piece = try #require(pieces.first { $0.lower < z && z <= $0.upper })
      let affine = zip(piece.slope, piece.intercept).map { $0 * z + $1 }
      // Sums of five products of numbers below 30.
      expectClose(decoder(z), affine, absolute: 1e-13)
    }
  }

  @Test func aSampleHasTheMomentsOfTheModel() throws {
    let model = try absoluteValue(means: [-2, 3], deviation: 0.5, noise: 0.1)
    var stream = RandomStream(seed: 3)
    let sample = model.sample(20_000, using: &stream)
    let mean = sample.points.elements.reduce(0, +) / 20_000
    // E|z| = (2 + 3)/2 up to 1e-4; the mean has a deviation of 0.005.
    expectClose(mean, 2.5, absolute: 0.025)
    #expect(zip(sample.latents, sample.labels).allSatisfy { ($0 < 0.5) == ($1 == 0) })
    var again = RandomStream(seed: 3)
    #expect(model.sample(10, using: &again).points.elements == Array(sample.points.elements.prefix(10)))
    #expect(model.sample(10, using: &again).points.elements != Array(sample.points.elements.prefix(10)))
  }
}
