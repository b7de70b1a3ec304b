import Foundation
import Likelihood
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// One iteration of exact EM against expectations that are sums over a fine grid of z.
@Suite struct PosteriorSumsMaximizationTests {
  /// For each observation the grid's share of each component and place: r, summed to one.
  private struct Grid {
    let latents: [Double]
    /// Observation by observation, component by component.
    let shares: [[[Double]]]

    init(_ model: PiecewiseAffineModel, _ points: Matrix<Double>) {
      let latents = (0...8000).map { -10 + 0.0025 * Double($0) }
      let values = latents.map { model.decoder($0) }
      shares = (0..<points.rows).map { row in
        let point = points.row(row)
        let terms = (0..<model.prior.components).map { j in
          latents.indices.map { i -> Double in
            let t = (latents[i] - model.prior.means[j]) / model.prior.deviations[j]
            let square = zip(point, values[i]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            return model.prior.weights[j] / model.prior.deviations[j]
              * exp(-0.5 * t * t - 0.5 * square / (model.noise * model.noise))
          }
        }
        let sum = terms.reduce(0) { $0 + $1.reduce(0, +) }
        return terms.map { $0.map { $0 / sum } }
      }
      self.latents = latents
    }

    func mean(_ function: (_ component: Int, _ latent: Double) -> Double) -> Double {
      shares.reduce(0) { sum, observation in
        sum
          + observation.enumerated().reduce(0) { part, component in
            part + zip(component.element, latents).reduce(0) { $0 + $1.0 * function(component.offset, $1.1) }
          }
      } / Double(shares.count)
    }
  }

  @Test(arguments: [(1, 0.3), (2, 0.0), (2, -1)]) func thePriorTakesTheMomentsOfItsPosterior(
    components: Int, leak: Double
  ) throws {
    let model = try randomModel(components: components, units: 2, leak: leak, noise: 0.5, seed: 6)
    var stream = RandomStream(seed: 1)
    let points = model.sample(6, using: &stream).points
    let prior = try ExactEM(tolerance: 0, iterations: 1).fit(Observations(points), from: model).model.prior
    let grid = Grid(model, points)
    for j in 0..<components {
      let weight = grid.mean { component, _ in component == j ? 1 : 0 }
      let mean = grid.mean { component, z in component == j ? z : 0 } / weight
      let square = grid.mean { component, z in component == j ? (z - mean) * (z - mean) : 0 } / weight
      // The trapezoidal rule errs by the square of its step at the kinks of f.
      expectClose(prior.weights[j], weight, absolute: 1e-5)
      expectClose(prior.means[j], mean, absolute: 1e-5)
      expectClose(prior.deviations[j], square.squareRoot(), relative: 1e-5)
    }
  }

  /// Without a bend the input weights and biases are superfluous, and the step is that of factor analysis: noise is what
  /// the regression of x on z leaves.
  @Test func withoutABendTheNoiseIsWhatTheRegressionLeaves() throws {
    let model = try PiecewiseAffineModel(
      prior: LatentMixture(weights: [1], means: [0], deviations: [1]),
      decoder: ShallowDecoder(inputWeights: [1], biases: [0], outputWeights: Matrix([[2]]), shift: [1], leak: 1),
      noise: 0.5)
    let x = [0.3, 2.1, -1.4, 5]
    let fit = try ExactEM(tolerance: 0, iterations: 1).fit(Observations(Matrix(x.map { [$0] })), from: model)
    // z | x ~ N(2(x − 1)/(4 + ¼), ¼/(4 + ¼)).
    let (means, variance) = (x.map { 2 * ($0 - 1) / 4.25 }, 0.25 / 4.25)
    let (z, y) = (means.reduce(0, +) / 4, x.reduce(0, +) / 4)
    let zz = means.reduce(0) { $0 + $1 * $1 } / 4 + variance - z * z
    let zx = zip(means, x).reduce(0) { $0 + $1.0 * $1.1 } / 4 - z * y
    let left = x.reduce(0) { $0 + ($1 - y) * ($1 - y) } / 4 - zx * zx / zz
    expectClose(fit.model.noise, left.squareRoot(), relative: 1e-10)
    expectClose(fit.model.prior.means[0], z, absolute: 1e-12)
    expectClose(fit.model.prior.deviations[0], zz.squareRoot(), relative: 1e-12)
    // The slope in x of a step of z, whatever share of it the input weight took.
    expectClose(fit.model.decoder(1)[0] - fit.model.decoder(0)[0], zx / zz, relative: 1e-8)
  }

  @Test func noiseThatHasNothingLeftIsAnError() throws {
    let model = try PiecewiseAffineModel(
      prior: LatentMixture(weights: [1], means: [0], deviations: [1]),
      decoder: ShallowDecoder(inputWeights: [1], biases: [0], outputWeights: Matrix([[1]]), shift: [0], leak: 1),
      noise: 0.1)
    let nodes = try Observations(points: Matrix([[0.0], [1]]), weights: [0.5, 0.5], smallestNoise: 5)
    #expect(throws: LikelihoodFitError.degenerate(part: "noise", iteration: 1)) {
      try ExactEM(tolerance: 0, iterations: 3).fit(nodes, from: model)
    }
  }
}
