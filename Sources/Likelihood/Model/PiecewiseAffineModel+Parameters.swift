private import Foundation
private import LinearAlgebra

extension PiecewiseAffineModel {
  /// The lengths of the parts.
  public var shape: ModelShape {
    ModelShape(components: prior.components, units: decoder.units, outputs: decoder.outputs, leak: decoder.leak)
  }

  /// All parameters as unconstrained numbers, in the order of ``ModelShape/scalars``.
  public var parameters: [Double] {
    prior.weights.map { log($0) } + prior.means + prior.deviations.map { log($0) } + decoder.inputWeights
      + decoder.biases + decoder.outputWeights.elements + decoder.shift + [log(noise)]
  }

  /// Makes the model of a vector of ``parameters``: weights λ ∝ exp(log weights), s and σ by exponentials.
  ///
  /// - Throws: ``ModelError`` where there are too many or too few, or where one over- or underflows.
  public init(parameters: [Double], shape: ModelShape) throws(ModelError) {
    guard parameters.count == shape.parameters else {
      throw .parameters(parameters.count, expected: shape.parameters)
    }
    var rest = parameters[...]
    func take(_ count: Int) -> [Double] {
      defer { rest = rest.dropFirst(count) }
      return Array(rest.prefix(count))
    }
    let (j, h, n) = (shape.components, shape.units, shape.outputs)
    let prior = try LatentMixture(
      weights: softmax(take(j)), means: take(j), deviations: take(j).map { exp($0) })
    let decoder = try ShallowDecoder(
      inputWeights: take(h), biases: take(h), outputWeights: Matrix(rows: h, columns: n, elements: take(h * n)),
      shift: take(n), leak: shape.leak)
    try self.init(prior: prior, decoder: decoder, noise: exp(take(1)[0]))
  }
}

/// exp(xⱼ) / Σ exp(x), without overflow.
private func softmax(_ x: [Double]) -> [Double] {
  let largest = x.max() ?? 0
  let powers = x.map { exp($0 - largest) }
  let sum = powers.reduce(0, +)
  return powers.map { $0 / sum }
}
