private import Foundation

/// How a trained number t gives the variance of a component of a prior.
public enum VarianceForm: Codable, Equatable, Sendable {
  /// exp t.
  case exponential
  /// log(1 + exp(β·t))/β, which grows like t and not like exp t where it is large (Falck et al. 2021, with β = 10).
  case softplus(sharpness: Double)

  /// The logarithm of the variance.
  func logVariance(_ t: Double) -> Double {
    switch self {
    case .exponential: return t
    case .softplus(let sharpness):
      let u = sharpness * t
      return log(max(u, 0) + log1p(exp(-abs(u)))) - log(sharpness)
    }
  }

  /// The derivative of the logarithm of the variance by t.
  func slope(_ t: Double) -> Double {
    switch self {
    case .exponential: return 1
    case .softplus(let sharpness): return 1 / ((1 + exp(-sharpness * t)) * exp(logVariance(t)))
    }
  }

  /// The t that gives a variance.
  func parameter(logVariance: Double) -> Double {
    switch self {
    case .exponential: return logVariance
    case .softplus(let sharpness):
      let u = sharpness * exp(logVariance)
      return (u + log(-expm1(-u))) / sharpness
    }
  }
}
