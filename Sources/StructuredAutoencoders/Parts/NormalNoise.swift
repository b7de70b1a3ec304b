private import Foundation
internal import LinearAlgebra
public import Networks
private import Requirements

/// p(x|z) = N(y, σ²·I) with y = f(z), one σ for all features.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | log σ | `logDeviation` | 1 |
public struct NormalNoise: Equatable, Sendable {
  /// log σ.
  public let logDeviation: ParameterSlice
  /// Whether σ is learned; else it stays what it was set to.
  public let isLearned: Bool

  /// Adds σ to the layout of its model, where it is zero in its logarithm.
  public init(isLearned: Bool, in layout: inout ParameterLayout) {
    logDeviation = layout.add("likelihood.log-deviation", shape: [])
    self.isLearned = isLearned
  }

  /// Sets σ.
  public func set<Scalar>(deviation: Double, _ parameters: inout ParameterBuffer<Scalar>) {
    require(deviation > 0, "no normal has the deviation \(deviation)")
    parameters[logDeviation] = [Scalar(log(deviation))]
  }

  /// σ.
  public func deviation<Scalar>(_ parameters: ParameterBuffer<Scalar>) -> Double {
    exp(Double(parameters.values[logDeviation.offset]))
  }

  /// Writes log p(xₙ|zₙ), in nats, and ∂/∂yₙ of it.
  ///
  /// - Parameters:
  ///   - x: N×D.
  ///   - y: f(z), N×D.
  ///   - parameters: The model's.
  ///   - logs: N, overwritten.
  ///   - dy: N×D, overwritten.
  func forward<Scalar: NetworkScalar>(
    _ x: Matrix<Scalar>, _ y: Matrix<Scalar>, _ parameters: ParameterBuffer<Scalar>, logs: inout [Scalar],
    outputGradient dy: inout Matrix<Scalar>
  ) {
    _ = gaussianLogLikelihood(
      x, mean: y, logDeviation: Double(parameters.values[logDeviation.offset]), weight: 1, logs: &logs,
      meanGradient: &dy)
  }

  /// Gives each row its share of the loss, and adds ∂loss/∂log σ.
  ///
  ///     ∂/∂log σ = ‖x − y‖²/σ² − D = −2·(log p + D·log σ + D/2·log 2π) − D
  ///
  /// - Parameters:
  ///   - shares: ∂loss/∂log p(xₙ|zₙ), N.
  ///   - logs: As ``forward(_:_:_:logs:outputGradient:)`` left them.
  ///   - parameters: The model's.
  ///   - dy: As the forward pass left it; ∂loss/∂y from now on.
  ///   - gradients: Added to.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  func backward<Scalar: NetworkScalar>(
    shares: [Scalar], logs: [Scalar], _ parameters: ParameterBuffer<Scalar>, outputGradient dy: inout Matrix<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    let columns = dy.columns
    let constant = Double(columns) * (Double(parameters.values[logDeviation.offset]) + 0.5 * log(2 * Double.pi))
    var slope = 0.0
    for n in 0..<dy.rows {
      let share = shares[n]
      for j in 0..<columns { dy.elements[n * columns + j] *= share }
      slope += Double(share) * (-2 * (Double(logs[n]) + constant) - Double(columns))
    }
    if isLearned { gradients.values[logDeviation.offset] += Scalar(slope) }
  }
}
