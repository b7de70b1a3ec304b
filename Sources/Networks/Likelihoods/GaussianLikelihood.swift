public import LinearAlgebra
private import Foundation
private import Requirements

/// The log-likelihood of points under Gaussians of one deviation, and its slope.
public struct GaussianLogLikelihood: Equatable, Sendable {
  /// Σₙⱼ log N(xₙⱼ; yₙⱼ, σ²), in nats.
  public let total: Double
  /// Its derivative by log σ.
  public let logDeviationGradient: Double
}

/// Computes Σⱼ log N(xₙⱼ; yₙⱼ, σ²) for every point n, its sum over n, and the gradient of weight·sum.
///
///     log N(x; y, σ²) = −(x − y)²/(2σ²) − log σ − ½·log 2π
///     ∂/∂y = (x − y)/σ²,  ∂/∂log σ = (x − y)²/σ² − 1
///
/// - Parameters:
///   - x: The points, N×D.
///   - mean: y, N×D.
///   - logDeviation: log σ.
///   - weight: A factor of the gradient by y, such as −1/N for that of the mean negative log-likelihood.
///   - logs: The log-likelihood of each point, N values, overwritten.
///   - meanGradient: weight·∂sum/∂y, N×D, overwritten.
/// - Returns: The sum and its derivative by log σ, neither with the weight.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func gaussianLogLikelihood<Scalar: NetworkScalar>(
  _ x: Matrix<Scalar>, mean: Matrix<Scalar>, logDeviation: Double, weight: Double, logs: inout [Scalar],
  meanGradient: inout Matrix<Scalar>
) -> GaussianLogLikelihood {
  require(
    x.shape == mean.shape && x.shape == meanGradient.shape && logs.count == x.rows,
    "no likelihood of \(x.shape) points under \(mean.shape) means; \(meanGradient.shape) gradients, \(logs.count) values"
  )
  let precision = exp(-2 * logDeviation)
  Scalar.squaredErrors(
    points: x.rows, features: x.columns, x: x.elements, y: mean.elements, scale: Scalar(weight * precision),
    squares: &logs, dy: &meanGradient.elements)
  let constant = -Double(x.columns) * (logDeviation + 0.5 * log(2 * .pi))
  var squares = 0.0
  for n in logs.indices {
    let square = Double(logs[n])
    squares += square
    logs[n] = Scalar(constant - 0.5 * precision * square)
  }
  return GaussianLogLikelihood(
    total: constant * Double(x.rows) - 0.5 * precision * squares,
    logDeviationGradient: precision * squares - Double(x.rows * x.columns))
}
