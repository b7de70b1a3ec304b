private import Foundation
internal import LinearAlgebra
internal import Networks
internal import Probability

/// N(0, diag v_u) for each label, whose variances a network of one hidden layer gives (Khemakhem et al. 2020):
///
///     h = a(W_u + b),  log v_u = h·V + c
///
/// | symbol | slice of the parameters | shape |
/// | --- | --- | --- |
/// | W, whose row u is what a label as M numbers leaves of a product | `prior.hidden.weight` | M×H |
/// | b | `prior.hidden.bias` | H |
/// | V | `prior.log-variances.weight` | H×L |
/// | c | `prior.log-variances.bias` | L |
///
/// With as many units as labels it can be any table, which ``LabelledTable`` is with less.
struct LabelNetwork: ComponentSource {
  let latents: Int
  let labels: LabelUse
  let activation: Activation
  let hidden: Dense
  let output: Dense
  var components: Int { 1 }

  init(
    _ name: String, _ labels: LabelUse, units: Int, latents: Int, activation: Activation,
    in layout: inout ParameterLayout
  ) {
    (self.labels, self.latents, self.activation) = (labels, latents, activation)
    hidden = Dense("\(name).hidden", inputs: labels.count, outputs: units, activation: activation, in: &layout)
    output = Dense("\(name).log-variances", inputs: units, outputs: latents, in: &layout)
  }

  func mixtures(points: Int) -> Int { labels.count }

  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func write<Scalar: NetworkScalar>(
    _ parameters: ParameterBuffer<Scalar>, labels: [Int], into components: inout Components<Scalar>
  ) {
    for u in 0..<self.labels.count {
      for i in 0..<latents {
        components.logVariances[u * latents + i] = logVariance(ofLabel: u, i, parameters)
      }
    }
    self.labels.write(labels, into: &components.mixtureOfPoint)
  }

  /// With g = ∂log v_u: ∂c = Σ_u g, ∂V = Σ_u hᵀ·g, ∂(W_u + b) = (g·Vᵀ)·a′.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func backward<Scalar: NetworkScalar>(
    _ components: inout Components<Scalar>, labels: [Int], _ parameters: ParameterBuffer<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    for u in 0..<self.labels.count {
      for i in 0..<latents {
        gradients.values[output.bias.offset + i] += components.logVarianceGradients[u * latents + i]
      }
      for h in 0..<hidden.outputs {
        let unit = unit(h, ofLabel: u, parameters)
        var back = 0.0
        for i in 0..<latents {
          let (place, slope) = (h * latents + i, components.logVarianceGradients[u * latents + i])
          gradients.values[output.weight.offset + place] += slope * Scalar(unit.value)
          back += Double(slope * parameters.values[output.weight.offset + place])
        }
        gradients.values[hidden.weight.offset + u * hidden.outputs + h] += Scalar(back * unit.slope)
        gradients.values[hidden.bias.offset + h] += Scalar(back * unit.slope)
      }
    }
  }

  /// Every label has units of its own, which do nothing yet.
  func initialize<Scalar: NetworkScalar>(_ parameters: inout ParameterBuffer<Scalar>) {
    parameters[hidden.weight] = (0..<labels.count).flatMap { u in
      (0..<hidden.outputs).map { $0 % labels.count == u ? 1 : 0 }
    }
  }

  /// That of points whose label is not known, each label as often as the others.
  func mixture<Scalar: NetworkScalar>(_ parameters: ParameterBuffer<Scalar>) -> GaussianMixture {
    let variances = (0..<labels.count).flatMap { u in
      (0..<latents).map { exp(logVariance(ofLabel: u, $0, parameters)) }
    }
    return GaussianMixture(
      weights: [Double](repeating: 1 / Double(labels.count), count: labels.count),
      means: Matrix(rows: labels.count, columns: latents),
      covariances: .diagonal(Matrix(rows: labels.count, columns: latents, elements: variances)))
  }

  @inline(__always)
  private func logVariance<Scalar: NetworkScalar>(
    ofLabel u: Int, _ i: Int, _ parameters: ParameterBuffer<Scalar>
  ) -> Double {
    var sum = Double(parameters.values[output.bias.offset + i])
    for h in 0..<hidden.outputs {
      let weight = Double(parameters.values[output.weight.offset + h * latents + i])
      sum += unit(h, ofLabel: u, parameters).value * weight
    }
    return sum
  }

  /// h and a′ of a unit.
  @inline(__always)
  private func unit<Scalar: NetworkScalar>(
    _ h: Int, ofLabel u: Int, _ parameters: ParameterBuffer<Scalar>
  ) -> (value: Double, slope: Double) {
    let sum =
      Double(parameters.values[hidden.weight.offset + u * hidden.outputs + h])
      + Double(parameters.values[hidden.bias.offset + h])
    guard let slope = activation.slope else {
      let value = tanh(sum)
      return (value, 1 - value * value)
    }
    return sum > 0 ? (sum, 1) : (slope * sum, slope)
  }
}
