import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// Sums over observations, seen in the loss and its gradient.
@Suite struct PosteriorSumsTests {
  private func gradient(_ model: PiecewiseAffineModel, _ observations: Observations) throws -> [Double] {
    try model.lossWithGradient(on: observations).gradient.unconstrained(at: model)
  }

  /// The gradient of a weighted sample is the weighted sum of the gradients of its points.
  @Test(arguments: [(1, 1, 1, 0.0), (3, 2, 2, 0.2), (2, 4, 1, -1)])
  func pointsAddUpByTheirWeights(components: Int, units: Int, outputs: Int, leak: Double) throws {
    let model = try randomModel(components: components, units: units, outputs: outputs, leak: leak, seed: 4)
    var stream = RandomStream(seed: 1)
    let points = model.sample(12, using: &stream).points
    let weights = (0..<12).map { Double($0 + 1) / 78 }
    let whole = try Observations(points: points, weights: weights)
    var sum = [Double](repeating: 0, count: model.shape.parameters)
    var loss = 0.0
    for i in 0..<12 {
      let one = try Observations(points.rows(i..<i + 1))
      for (k, value) in try gradient(model, one).enumerated() { sum[k] += weights[i] * value }
      loss += weights[i] * (try model.loss(on: one))
    }
    // Sums of a dozen terms of some tens.
    expectClose(try gradient(model, whole), sum, relative: 1e-12, absolute: 1e-12)
    expectClose(try model.loss(on: whole), loss, relative: 1e-13)
  }

  /// A point that stands there twice is one of twice the weight.
  @Test func aPointTwiceIsAPointOfTwiceTheWeight() throws {
    let model = try randomModel(components: 2, units: 2, leak: 0.1, seed: 6)
    let twice = try Observations(Matrix([[0.4], [1.5], [0.4]]))
    let weighted = try Observations(points: Matrix([[0.4], [1.5]]), weights: [2.0 / 3, 1.0 / 3])
    expectClose(try gradient(model, twice), try gradient(model, weighted), relative: 1e-13, absolute: 1e-14)
  }

  /// Components and units have no order of their own.
  @Test func theOrderOfComponentsAndUnitsIsNothing() throws {
    let model = try randomModel(components: 3, units: 2, outputs: 2, leak: 0.2, seed: 8)
    let (prior, decoder) = (model.prior, model.decoder)
    let turned = try PiecewiseAffineModel(
      prior: LatentMixture(
        weights: prior.weights.reversed(), means: prior.means.reversed(), deviations: prior.deviations.reversed()),
      decoder: ShallowDecoder(
        inputWeights: decoder.inputWeights.reversed(), biases: decoder.biases.reversed(),
        outputWeights: decoder.outputWeights.rows(at: [1, 0]), shift: decoder.shift, leak: decoder.leak),
      noise: model.noise)
    var stream = RandomStream(seed: 1)
    let sample = try Observations(model.sample(30, using: &stream).points)
    let (a, b) = (try model.lossWithGradient(on: sample), try turned.lossWithGradient(on: sample))
    expectClose(a.loss, b.loss, relative: 1e-13)
    expectClose(a.gradient.means, b.gradient.means.reversed(), relative: 1e-10, absolute: 1e-12)
    expectClose(a.gradient.biases, b.gradient.biases.reversed(), relative: 1e-10, absolute: 1e-12)
    expectClose(a.gradient.outputWeights, b.gradient.outputWeights.rows(at: [1, 0]), relative: 1e-10, absolute: 1e-12)
    expectClose([a.gradient.noise] + a.gradient.shift, [b.gradient.noise] + b.gradient.shift, relative: 1e-10)
  }
}
