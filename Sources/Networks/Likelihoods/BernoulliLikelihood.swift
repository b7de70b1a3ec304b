public import LinearAlgebra
private import Requirements

/// Computes Σⱼ log Bernoulli(xₙⱼ; 1/(1 + exp(−lₙⱼ))) for every point n, its sum over n, and the gradient of weight·sum.
///
///     log p(x) = x·l − log(1 + exp l),  ∂/∂l = x − 1/(1 + exp(−l))
///
/// - Parameters:
///   - x: The points, N×D, in [0, 1].
///   - logits: l, N×D.
///   - weight: A factor of the gradient, such as −1/N for that of the mean negative log-likelihood.
///   - logs: The log-likelihood of each point, N values, overwritten.
///   - logitGradient: weight·∂sum/∂l, N×D, overwritten.
/// - Returns: The sum, in nats, without the weight.
@specialized(where Scalar == Float)
@specialized(where Scalar == Double)
public func bernoulliLogLikelihood<Scalar: NetworkScalar>(
  _ x: Matrix<Scalar>, logits: Matrix<Scalar>, weight: Double, logs: inout [Scalar],
  logitGradient: inout Matrix<Scalar>
) -> Double {
  require(
    x.shape == logits.shape && x.shape == logitGradient.shape && logs.count == x.rows,
    "no likelihood of \(x.shape) points at \(logits.shape) logits, with \(logitGradient.shape) gradients and \(logs.count) values"
  )
  Scalar.bernoulliLogits(
    points: x.rows, features: x.columns, x: x.elements, logits: logits.elements, scale: Scalar(weight), logs: &logs,
    dl: &logitGradient.elements)
  return logs.reduce(0) { $0 + Double($1) }
}
