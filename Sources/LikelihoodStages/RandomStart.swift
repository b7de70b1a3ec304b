private import Foundation
package import Likelihood
private import LinearAlgebra
package import Randomness

/// How β and c of a start are found, once its prior and the kinks of f are drawn.
package enum StartKind: Sendable {
  /// At random, with E x and Var x those of the observations.
  case scaled
  /// By least squares: f nearest to the increasing map that takes the prior to the observations' distribution.
  case increasing
}

/// Draws a model to start a search from, with the mean and about the variance of the observations.
///
/// Breakpoints and means are uniform on (−2, 2), the scale of z being free; |w| is log-normal around one, and s log-uniform
/// from .3 to 1.
///
/// - Parameters:
///   - shape: Of the model, with one output.
///   - noise: σ, which is known.
///   - kind: How β and c are found.
///   - observations: What will be fitted.
///   - stream: Where the draws come from.
/// - Returns: The model.
/// - Throws: `ModelError` where the draws are no model.
package func randomStart(
  _ shape: ModelShape, noise: Double, kind: StartKind, for observations: Observations,
  using stream: inout RandomStream
) throws(ModelError) -> PiecewiseAffineModel {
  let prior = try LatentMixture(
    weights: [Double](repeating: 1 / Double(shape.components), count: shape.components),
    means: (0..<shape.components).map { _ in 4 * stream.uniform() - 2 },
    deviations: (0..<shape.components).map { _ in 0.3 * exp(1.2 * stream.uniform()) })
  let w = (0..<shape.units).map { _ in (stream.uniform() < 0.5 ? -1 : 1) * exp(0.4 * stream.normal()) }
  let b = w.map { -$0 * (4 * stream.uniform() - 2) }
  let beta = stream.normals(shape.units)
  func decoder(_ beta: [Double], _ shift: Double) throws(ModelError) -> ShallowDecoder {
    try ShallowDecoder(
      inputWeights: w, biases: b, outputWeights: Matrix(rows: beta.count, columns: 1, elements: beta),
      shift: [shift], leak: shape.leak)
  }
  let places = WeightedValues(of: prior)
  let target = WeightedValues(observations)
  if kind == .increasing, let fit = increasing(w, b, leak: shape.leak, from: places, to: target) {
    return try PiecewiseAffineModel(prior: prior, decoder: decoder(fit.beta, fit.shift), noise: noise)
  }
  let raw = try decoder(beta, 0)
  let images = WeightedValues(values: places.values.map { raw($0)[0] }, weights: places.weights)
  let scale = images.deviation > 0 ? target.deviation / images.deviation : 1
  return try PiecewiseAffineModel(
    prior: prior, decoder: decoder(beta.map { scale * $0 }, target.mean - scale * images.mean), noise: noise)
}

/// The least-squares fit of Σ βᵢ·a(wᵢ·z + bᵢ) + c to the increasing map from one distribution to another.
private func increasing(
  _ w: [Double], _ b: [Double], leak: Double, from places: WeightedValues, to target: WeightedValues
) -> (beta: [Double], shift: Double)? {
  let levels = places.levels
  let rows = places.values.indices.map { n in
    let root = places.weights[n].squareRoot()
    let units = zip(w, b).map { w, b in
      let t = w * places.values[n] + b
      return root * (t > 0 ? t : leak * t)
    }
    return units + [root, root * target.quantile(levels[n])]
  }
  let table = Matrix(rows)
  guard
    let solution = try? leastSquares(
      table.columns(at: Array(0...w.count)), table.columns(at: [w.count + 1]), tolerance: 1e-6)
  else { return nil }
  let numbers = solution.column(0)
  return numbers.allSatisfy(\.isFinite) ? (Array(numbers.dropLast()), numbers[w.count]) : nil
}

/// Values in ascending order, with weights whose sum is one.
private struct WeightedValues {
  let values: [Double]
  let weights: [Double]

  init(values: [Double], weights: [Double]) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    let sum = weights.reduce(0, +)
    self.values = order.map { values[$0] }
    self.weights = order.map { weights[$0] / sum }
  }

  init(_ observations: Observations) {
    self.init(values: observations.points.column(0), weights: observations.weights)
  }

  /// 41 places of each component, with the weights of the normal density there.
  init(of prior: LatentMixture) {
    let places = (0..<prior.components).flatMap { j in
      (-20...20).map { k in
        let t = 0.2 * Double(k)
        return (prior.means[j] + prior.deviations[j] * t, prior.weights[j] * exp(-0.5 * t * t))
      }
    }
    self.init(values: places.map { $0.0 }, weights: places.map { $0.1 })
  }

  var mean: Double { zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } }

  var deviation: Double {
    let mean = mean
    return zip(values, weights).reduce(0) { $0 + $1.1 * ($1.0 - mean) * ($1.0 - mean) }.squareRoot()
  }

  /// The share of the weight that lies below each value, half of its own with it.
  var levels: [Double] {
    var below = 0.0
    return weights.map { weight in
      defer { below += weight }
      return below + weight / 2
    }
  }

  /// The value at a level.
  func quantile(_ level: Double) -> Double {
    var below = 0.0
    for (value, weight) in zip(values, weights) {
      below += weight
      if below >= level { return value }
    }
    return values.last ?? 0
  }
}
