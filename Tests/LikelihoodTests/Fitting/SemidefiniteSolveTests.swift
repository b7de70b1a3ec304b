import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// The regressions of an iteration of exact EM, where the units leave some of it open.
@Suite struct SemidefiniteSolveTests {
  private let prior = Result { try LatentMixture(weights: [0.4, 0.6], means: [-1, 1.5], deviations: [0.5, 0.8]) }

  private func model(
    w: [Double], b: [Double], beta: [[Double]], leak: Double = 0.2
  ) throws -> PiecewiseAffineModel {
    try PiecewiseAffineModel(
      prior: prior.get(),
      decoder: ShallowDecoder(inputWeights: w, biases: b, outputWeights: Matrix(beta), shift: [0.5, -1], leak: leak),
      noise: 0.4)
  }

  private let points = Matrix([[0.1, 2], [1.2, -0.4], [-1, 0.3], [2.2, 1.9], [0.4, 0.4], [-0.7, -2]])

  /// One iteration.
  private func step(_ model: PiecewiseAffineModel) throws -> PiecewiseAffineModel {
    try ExactEM(tolerance: 0, iterations: 1).fit(Observations(points), from: model).model
  }

  private func expectSameFunction(
    _ a: PiecewiseAffineModel, _ b: PiecewiseAffineModel, relative: Double = 1e-9,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for z in stride(from: -3.0, through: 4, by: 0.25) {
      expectClose(
        a.decoder(z), b.decoder(z), relative: relative, absolute: relative, "at \(z)", sourceLocation: sourceLocation)
    }
    expectClose(a.noise, b.noise, relative: relative, sourceLocation: sourceLocation)
  }

  /// A ReLU that is off wherever an observation may come from takes no part, and keeps its weights.
  @Test func aUnitThatNothingReachesKeepsItsWeights() throws {
    let plain = try model(w: [1, -0.7], b: [0.2, 0.5], beta: [[1, -0.5], [0.3, 2]], leak: 0)
    let idle = try model(w: [1, -0.7, 2], b: [0.2, 0.5, -120], beta: [[1, -0.5], [0.3, 2], [7, -8]], leak: 0)
    let (found, other) = (try step(plain), try step(idle))
    expectSameFunction(found, other)
    #expect(found != plain)
    #expect(other.decoder.outputWeights.row(2) == [7, -8])
    #expect(other.decoder.inputWeights[2] == 2 && other.decoder.biases[2] == -120)
  }

  /// A unit that stands there twice, with half of the weights, is one unit: each takes half of the correction.
  @Test func twoEqualUnitsShareWhatOneWouldTake() throws {
    let single = try model(w: [1, -0.7], b: [0.2, 0.5], beta: [[1, -0.5], [0.3, 2]])
    let double = try model(w: [1, 1, -0.7], b: [0.2, 0.2, 0.5], beta: [[0.5, -0.25], [0.5, -0.25], [0.3, 2]])
    let found = try step(double)
    expectSameFunction(try step(single), found)
    expectClose(found.decoder.outputWeights.row(0), found.decoder.outputWeights.row(1), relative: 1e-9)
  }

  /// A unit may be measured in any units, even where the squares of its weights are near the ends of what a double holds.
  @Test(arguments: [1e-145, 1e-60, 1e-8, 1e8, 1e60, 1e145]) func theScaleOfAUnitIsNothing(scale: Double) throws {
    let plain = try model(w: [1, -0.7], b: [0.2, 0.5], beta: [[1, -0.5], [0.3, 2]])
    let scaled = try model(
      w: [scale, -0.7], b: [0.2 * scale, 0.5], beta: [[1 / scale, -0.5 / scale], [0.3, 2]])
    expectSameFunction(try step(plain), try step(scaled))
  }

  /// Nearly equal units leave a direction that is worth little; it is taken or left, and the loss does not rise.
  @Test(arguments: [1e-3, 1e-6, 1e-9, 1e-13]) func nearlyEqualUnitsDoNotRaiseTheLoss(difference: Double) throws {
    let start = try model(
      w: [1, 1, -0.7], b: [0.2, 0.2 + difference, 0.5], beta: [[0.5, -0.25], [0.5, -0.25], [0.3, 2]])
    let fit = try ExactEM(tolerance: 0, iterations: 30).fit(Observations(points), from: start)
    for (before, after) in zip(fit.trace, fit.trace.dropFirst() + [fit.loss]) {
      #expect(after <= before + 1e-12 * (1 + abs(before)))
    }
    #expect(fit.loss < fit.trace[0])
  }
}
