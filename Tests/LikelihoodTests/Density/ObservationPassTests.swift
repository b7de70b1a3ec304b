import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// One observation after the other.
@Suite struct ObservationPassTests {
  /// From a million deviations out, where the density is e^(−10¹²), both tails fall as a Gaussian does.
  @Test(arguments: [-1.0, 1], [0.0, 0.2])
  func farTailsFallAsAGaussian(side: Double, leak: Double) throws {
    let model = try randomModel(leak: leak, seed: 8)
    let (near, far) = (try model.logDensity(at: [side * 3e5]), try model.logDensity(at: [side * 6e5]))
    #expect(near.isFinite && far.isFinite)
    expectClose(far / near, 4, relative: 1e-3)
  }

  /// Memory is written over: neither the order of points nor what came before one changes a bit.
  @Test func noPointKnowsOfAnother() throws {
    let model = try randomModel(components: 3, units: 4, outputs: 2, leak: 0.1, seed: 3)
    var stream = RandomStream(seed: 1)
    let points = model.sample(60, using: &stream).points
    let far = Matrix([[1e5, -1e5], [-40, 3], [0, 0]])
    let all = Matrix((0..<60).map { points.row($0) } + (0..<3).map { far.row($0) })
    let together = try model.logDensity(of: all)
    let order = stream.permutation(63)
    #expect(try model.logDensity(of: all.rows(at: order)) == order.map { together[$0] })
    #expect(try (0..<63).map { try model.logDensity(at: all.row($0)) } == together)
  }

  /// What is left out as negligible is: against a sum over z on a fine grid, for components that are far apart.
  @Test(arguments: [-30.0, -2, 0.3, 12, 45]) func whatIsLeftOutIsNegligible(x: Double) throws {
    let model = try PiecewiseAffineModel(
      prior: LatentMixture(weights: [0.98, 0.02 - 1e-12, 1e-12], means: [-30, 0, 45], deviations: [0.5, 2, 0.7]),
      decoder: ShallowDecoder(
        inputWeights: [1, -2], biases: [0.2, 1], outputWeights: Matrix([[1], [-0.5]]), shift: [0], leak: 0.3),
      noise: 0.5)
    // The trapezoidal rule in z with a step of a hundredth of the narrowest factor, which has kinks: their error is of the
    // square of the step.
    let step = 1.0 / 400
    let terms = (0...48_000).map { i -> Double in
      let z = -60 + step * Double(i)
      let t = (x - model.decoder(z)[0]) / model.noise
      return model.prior.logDensity(at: z) - 0.5 * t * t
    }
    let largest = terms.max() ?? 0
    let sum = largest + log(terms.reduce(0) { $0 + exp($1 - largest) } * step)
    let expected = sum - log(model.noise) - 0.5 * log(2 * Double.pi)
    expectClose(try model.logDensity(at: [x]), expected, absolute: 1e-4)
  }
}
