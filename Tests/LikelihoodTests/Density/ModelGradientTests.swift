import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct ModelGradientTests {
  /// Components, units, outputs, leak.
  @Test(arguments: [(1, 1, 1, 0.0), (2, 3, 1, 0), (3, 2, 1, 0.2), (2, 2, 2, -1), (3, 4, 3, 0.01), (1, 8, 2, 1.5)])
  func itAgreesWithDifferences(components: Int, units: Int, outputs: Int, leak: Double) throws {
    let model = try randomModel(components: components, units: units, outputs: outputs, leak: leak, seed: 21)
    var stream = RandomStream(seed: 4)
    let sample = model.sample(40, using: &stream).points
    try check(model, on: Observations(sample), relative: 1e-6)
  }

  /// Each point is hundreds of noise deviations from the curve.
  @Test(arguments: [[-60.0], [45], [300]])
  func itAgreesWithDifferencesFarFromTheCurve(point: [Double]) throws {
    for leak in [0, 0.3, -1] {
      try check(
        randomModel(leak: leak, noise: 0.15, seed: 9), on: Observations(Matrix([point])), relative: 1e-5)
    }
  }

  @Test func itAgreesWithDifferencesWhereTheNoiseIsSmall() throws {
    let model = try randomModel(components: 2, units: 3, outputs: 2, leak: 0.1, noise: 1e-3, seed: 14)
    var stream = RandomStream(seed: 4)
    try check(model, on: Observations(model.sample(20, using: &stream).points), relative: 1e-4, step: 1e-8)
  }

  @Test func aSharedFactorOfAllWeightsChangesNothing() throws {
    let model = try randomModel(components: 3, seed: 2)
    var stream = RandomStream(seed: 4)
    let found = try model.lossWithGradient(on: Observations(model.sample(30, using: &stream).points))
    // A sum of terms of the order of one.
    expectClose(found.gradient.unconstrained(at: model).prefix(3).reduce(0, +), 0, absolute: 1e-14)
  }

  @Test func theTruthIsWhereTheExpectedGradientVanishes() throws {
    let model = try randomModel(seed: 6)
    var stream = RandomStream(seed: 4)
    let found = try model.lossWithGradient(on: Observations(model.sample(40_000, using: &stream).points))
    // A mean over N points has a deviation of its own over √N = 200; derivatives are below 30 a point.
    for derivative in found.gradient.unconstrained(at: model) { expectClose(derivative, 0, absolute: 0.1) }
  }

  /// Central differences in every parameter; their own error is about step² and rounding/step.
  private func check(
    _ model: PiecewiseAffineModel, on observations: Observations, relative: Double, step: Double = 1e-6
  ) throws {
    let parameters = model.parameters
    let gradient = try model.lossWithGradient(on: observations).gradient.unconstrained(at: model)
    #expect(gradient.count == parameters.count)
    let scale = gradient.map { abs($0) }.max() ?? 0
    for (i, scalar) in model.shape.scalars.enumerated() {
      func loss(_ shift: Double) throws -> Double {
        var moved = parameters
        moved[i] += shift
        return try PiecewiseAffineModel(parameters: moved, shape: model.shape).loss(on: observations)
      }
      let difference = try (loss(step) - loss(-step)) / (2 * step)
      expectClose(gradient[i], difference, relative: relative, absolute: relative * scale, "\(scalar)")
    }
  }
}
