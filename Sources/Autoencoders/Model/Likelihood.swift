private import Foundation
internal import LinearAlgebra
internal import Networks

/// p(x|z), the distribution of a point given what the decoder made of its code.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | log σ | `logDeviation` | 1, where it is learned |
public struct Likelihood: Equatable, Sendable {
  /// The kinds of distributions.
  public enum Family: Codable, Equatable, Sendable {
    /// N(y, σ²·I) with σ > 0; where it is learned, this is what it starts from.
    case gaussian(deviation: Double, isLearned: Bool)
    /// Bernoulli(1/(1 + exp(−y))) for each feature, which lies in [0, 1].
    case bernoulli
  }

  /// The kind.
  public let family: Family
  /// log σ.
  let logDeviation: ParameterSlice?

  init(_ family: Family, in layout: inout ParameterLayout) {
    self.family = family
    if case .gaussian(_, isLearned: true) = family {
      logDeviation = layout.add("likelihood.log-deviation", shape: [])
    } else {
      logDeviation = nil
    }
  }

  /// Sets σ to where it starts.
  func initialize<Scalar>(_ parameters: inout ParameterBuffer<Scalar>) {
    guard case .gaussian(let deviation, _) = family, let logDeviation else { return }
    parameters[logDeviation] = [Scalar(log(deviation))]
  }

  /// log σ; nil where there is none.
  func logDeviation<Scalar>(_ parameters: ParameterBuffer<Scalar>) -> Double? {
    switch family {
    case .bernoulli: nil
    case .gaussian(let deviation, _):
      logDeviation.map { Double(parameters.values[$0.offset]) } ?? log(deviation)
    }
  }

  /// Returns Σₙ log p(xₙ|zₙ), in nats, and leaves ∂(weight·sum)/∂y; the sum's slope by log σ is returned beside it.
  ///
  /// - Parameters:
  ///   - x: N×D.
  ///   - y: f(z), N×D.
  ///   - parameters: Where σ is.
  ///   - weight: The factor of the gradient by y.
  ///   - logs: log p(xₙ|zₙ), N values, overwritten.
  ///   - dy: N×D, overwritten.
  /// - Returns: The sum and ∂sum/∂log σ, zero where there is no σ.
  func logLikelihood<Scalar: NetworkScalar>(
    _ x: Matrix<Scalar>, _ y: Matrix<Scalar>, _ parameters: ParameterBuffer<Scalar>, weight: Double,
    logs: inout [Scalar], outputGradient dy: inout Matrix<Scalar>
  ) -> (sum: Double, logDeviationGradient: Double) {
    guard let logDeviation = logDeviation(parameters) else {
      let sum = bernoulliLogLikelihood(x, logits: y, weight: weight, logs: &logs, logitGradient: &dy)
      return (sum, 0)
    }
    let result = gaussianLogLikelihood(
      x, mean: y, logDeviation: logDeviation, weight: weight, logs: &logs, meanGradient: &dy)
    return (result.total, result.logDeviationGradient)
  }

  /// Adds weight·∂(Σₙ log p(xₙ|zₙ))/∂log σ.
  func backward<Scalar: NetworkScalar>(
    _ slope: Double, weight: Double, addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    guard let logDeviation else { return }
    gradients.values[logDeviation.offset] += Scalar(weight * slope)
  }
}
