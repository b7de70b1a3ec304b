private import Foundation
private import LinearAlgebra
public import Randomness

extension ModelShape {
  /// Draws a model to begin a fit with: latents about 0, breakpoints among them, outputs as spread as the observations.
  ///
  /// Means are uniform over −3…3, deviations over .3…1, weights a Dirichlet draw about equal ones; breakpoints are uniform
  /// over −3…3. Output weights are normal, then scaled so that f(z) has the deviation of the observations; the shift makes
  /// their means equal. The noise is a tenth to a half of that deviation, but not below twice the smallest.
  ///
  /// - Throws: ``ModelError`` where the shape makes no model, or the observations do not vary.
  public func randomStart(
    for observations: Observations, using stream: inout RandomStream
  ) throws(ModelError) -> PiecewiseAffineModel {
    guard observations.points.columns == outputs else {
      throw .outputs(points: observations.points.columns, model: outputs)
    }
    let exponentials = (0..<components).map { _ in 1 - log(1 - stream.uniform()) }
    let total = exponentials.reduce(0, +)
    let prior = try LatentMixture(
      weights: exponentials.map { $0 / total }, means: (0..<components).map { _ in 6 * stream.uniform() - 3 },
      deviations: (0..<components).map { _ in 0.3 + 0.7 * stream.uniform() })
    let inputWeights = (0..<units).map { _ in (stream.uniform() < 0.5 ? -1 : 1) * (0.5 + stream.uniform()) }
    let decoder = try ShallowDecoder(
      inputWeights: inputWeights, biases: inputWeights.map { $0 * (6 * stream.uniform() - 3) },
      outputWeights: Matrix(rows: units, columns: outputs, elements: stream.normals(units * outputs)),
      shift: [Double](repeating: 0, count: outputs), leak: leak)
    let target = Moments(observations)
    let found = try Moments(drawing: prior, through: decoder, using: &stream)
    let noise = (0.1 + 0.4 * stream.uniform()) * target.deviations.reduce(0, +) / Double(outputs)
    return try PiecewiseAffineModel(
      prior: prior, decoder: decoder.rescaled(from: found, to: target),
      noise: max(noise, 2 * observations.smallestNoise))
  }
}

/// The mean and the deviation of each output.
private struct Moments {
  var means, deviations: [Double]

  init(_ observations: Observations) {
    let (points, weights) = (observations.points, observations.weights)
    var (sums, squares) = (
      [Double](repeating: 0, count: points.columns), [Double](repeating: 0, count: points.columns)
    )
    for (row, weight) in weights.enumerated() {
      for d in sums.indices { sums[d] += weight * points[row, d] }
    }
    for (row, weight) in weights.enumerated() {
      for d in sums.indices { squares[d] += weight * (points[row, d] - sums[d]) * (points[row, d] - sums[d]) }
    }
    (means, deviations) = (sums, squares.map { $0.squareRoot() })
  }

  /// Those of f(z) over a few hundred draws.
  init(
    drawing prior: LatentMixture, through decoder: ShallowDecoder, using stream: inout RandomStream
  ) throws(ModelError) {
    let draws = (0..<300).map { _ in
      let j = stream.index(weights: prior.weights)
      return decoder(prior.means[j] + prior.deviations[j] * stream.normal())
    }
    self.init(try Observations(Matrix(draws)))
  }
}

extension ShallowDecoder {
  /// The same decoder with outputs scaled and shifted.
  fileprivate func rescaled(from found: Moments, to target: Moments) throws(ModelError) -> ShallowDecoder {
    let scales = zip(target.deviations, found.deviations).map { $1 > 0 ? $0 / $1 : 1 }
    var weights = outputWeights
    for i in 0..<units { for d in 0..<outputs { weights[i, d] *= scales[d] } }
    return try ShallowDecoder(
      inputWeights: inputWeights, biases: biases, outputWeights: weights,
      shift: (0..<outputs).map { target.means[$0] - scales[$0] * found.means[$0] }, leak: leak)
  }
}
