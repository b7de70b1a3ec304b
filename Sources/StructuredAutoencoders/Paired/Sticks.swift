private import Foundation
private import Probability
private import Requirements

/// The sticks from which weights of K components are broken, for one point, and their divergence from the prior's
/// (Nalisnick and Smyth 2017; stick-breaking variational autoencoders):
///
///     q(v_i) = Kumaraswamy(a_i, b_i),  p(v_i) = Beta(α, (K − 1 − i)·α),  i = 0 … K − 2
///     π_k = v_k·Π_{i<k} (1 − v_i),  the last π the rest;  π ~ Dirichlet(α, …, α) under p
///
/// All derivatives are by log a and log b.
public struct Sticks: Equatable, Sendable {
  /// K.
  public let components: Int
  /// α.
  public let concentration: Double
  /// log B of each stick's prior, K − 1.
  private let logBetas: [Double]

  /// Creates the sticks of this many components.
  public init(components: Int, concentration: Double) {
    require(components > 0 && concentration > 0, "no sticks of \(components) components and α \(concentration)")
    (self.components, self.concentration) = (components, concentration)
    logBetas = (0..<components - 1).map { logBeta(concentration, Double(components - 1 - $0) * concentration) }
  }

  /// K − 1.
  public var count: Int { components - 1 }

  /// A number and its derivatives by log a and log b.
  public struct Value: Equatable, Sendable {
    /// The number.
    public var value: Double
    /// ∂/∂log a.
    public var byLogA: Double
    /// ∂/∂log b.
    public var byLogB: Double

    /// Creates it.
    public init(value: Double, byLogA: Double, byLogB: Double) {
      (self.value, self.byLogA, self.byLogB) = (value, byLogA, byLogB)
    }
  }

  /// E[v] = b·B(1 + 1/a, b).
  public func mean(_ logA: Double, _ logB: Double) -> Value {
    let (inverse, b) = (exp(-logA), exp(logB))
    let mean = exp(logB + lgamma(1 + inverse) + lgamma(b) - lgamma(1 + inverse + b))
    let sum = digamma(1 + inverse + b)
    return Value(
      value: mean, byLogA: -mean * inverse * (digamma(1 + inverse) - sum),
      byLogB: mean * (1 + b * (digamma(b) - sum)))
  }

  /// log q(v_i) − log p(v_i) at the draw v = (1 − u^(1/b))^(1/a), whose mean over u is the divergence.
  ///
  /// Everything is told from s = log(u)/b = log(1 − v^a), so that no a and b overflow:
  ///
  ///     log v = log(1 − exp s)/a,  ∂log v/∂log a = −log v,  ∂log v/∂log b = s·exp s/(a·(1 − exp s))
  ///     ∂log(1 − v)/∂log v = −v/(1 − v)
  ///
  /// - Parameters:
  ///   - i: Which stick.
  ///   - logA: log a.
  ///   - logB: log b.
  ///   - u: In (0, 1).
  /// - Returns: The value, in nats, with its derivatives.
  public func divergence(_ i: Int, _ logA: Double, _ logB: Double, at u: Double) -> Value {
    let (a, b, beta) = (exp(logA), exp(logB), Double(components - 1 - i) * concentration)
    let s = log(u) / b
    let logV = logDraw(s, a)
    // Where exp s is below all digits of one, 1 − v is exp s/a.
    let isTiny = s < -40
    let rest = isTiny ? exp(s) / a : -expm1(logV)  // 1 − v
    let logRest = isTiny ? s - logA : log(rest)
    let logQ = logA + logB + (a - 1) * logV + (b - 1) * s
    let logP = (concentration - 1) * logV + (beta - 1) * logRest - logBetas[i]
    let slope = exp(s) * s / (a * -expm1(s))  // ∂log v/∂log b
    let (ofA, ofB) = isTiny ? (-1, s) : (logV / rest, slope / rest)
    return Value(
      value: logQ - logP, byLogA: 1 + concentration * logV - (beta - 1) * exp(logV) * ofA,
      byLogB: 1 + s + (a - concentration) * slope + (beta - 1) * exp(logV) * ofB)
  }

  /// The draw v = (1 − u^(1/b))^(1/a) of a stick, u in (0, 1).
  public func draw(_ logA: Double, _ logB: Double, at u: Double) -> Double {
    exp(logDraw(log(u) / exp(logB), exp(logA)))
  }

  /// log v = log(1 − exp s)/a, s = log(1 − v^a).
  private func logDraw(_ s: Double, _ a: Double) -> Double {
    (s > -log(2) ? log(-expm1(s)) : log1p(-exp(s))) / a
  }

  /// Writes π of sticks, or E[π], K values from an index on, given v, or E[v], which are independent.
  public func weights(_ means: [Double], into weights: inout [Double], at first: Int) {
    var left = 1.0
    for k in 0..<count {
      weights[first + k] = left * means[k]
      left *= 1 - means[k]
    }
    weights[first + count] = left
  }

  /// Σ_k g_k·∂E[π_k]/∂E[v_i].
  ///
  /// - Parameters:
  ///   - i: Which stick.
  ///   - means: E[v], K − 1.
  ///   - slopes: g, from an index on.
  ///   - first: This index.
  /// - Returns: The sum.
  func slope(_ i: Int, _ means: [Double], _ slopes: [Double], at first: Int) -> Double {
    var before = 1.0
    for j in 0..<i { before *= 1 - means[j] }
    var sum = before * slopes[first + i]
    var left = before
    for k in i + 1..<components {
      sum -= left * (k < count ? means[k] : 1) * slopes[first + k]
      if k < count { left *= 1 - means[k] }
    }
    return sum
  }
}

extension Sticks {
  /// KL(Kumaraswamy(a, b) ‖ Beta(α, β)) by its series, of so many terms and, where b is moderate, an estimate of the rest:
  ///
  ///     (a − α)/a·(−γ − ψ(b) − 1/b) + log ab + log B(α, β) − (b − 1)/b + (β − 1)·b·Σ_m B(m/a, b)/(m + ab)
  ///     rest of the sum ≈ Γ(b)·aᵇ·M⁻ᵇ·(1/b − ab/(2M)),  M = terms + ½
  ///
  /// For reports: where ab² nears 2M the rest is none, so training takes ``divergence(_:_:_:at:)``. The released code has
  /// eleven terms and no rest.
  public func divergence(_ i: Int, _ logA: Double, _ logB: Double, terms: Int, hasRest: Bool = true) -> Value {
    let (a, b, beta) = (exp(logA), exp(logB), Double(components - 1 - i) * concentration)
    let euler = 0.577_215_664_901_532_9
    let own = -euler - digamma(b) - 1 / b
    let sum = series(a, b, terms, hasRest)
    return Value(
      value: (a - concentration) / a * own + logA + logB + logBeta(concentration, beta) - (b - 1) / b + (beta - 1) * b
        * sum.value,
      byLogA: concentration / a * own + 1 + (beta - 1) * b * sum.byLogA,
      byLogB: (a - concentration) / a * (1 / b - b * trigamma(b)) + 1 - 1 / b + (beta - 1) * b
        * (sum.value + sum.byLogB))
  }

  /// Σ_m B(m/a, b)/(m + ab), with the rest where it is wanted.
  private func series(_ a: Double, _ b: Double, _ terms: Int, _ hasRest: Bool) -> Value {
    var sum = Value(value: 0, byLogA: 0, byLogB: 0)
    for m in 1...terms {
      let (x, below) = (Double(m) / a, Double(m) + a * b)
      let term = exp(logBeta(x, b)) / below
      let both = digamma(x + b)
      sum.value += term
      sum.byLogA += term * (-x * (digamma(x) - both) - a * b / below)
      sum.byLogB += term * (b * (digamma(b) - both) - a * b / below)
    }
    guard hasRest else { return sum }
    let middle = Double(terms) + 0.5
    let scale = exp(lgamma(b) + b * log(a / middle))
    let shape = 1 / b - a * b / (2 * middle)
    sum.value += scale * shape
    sum.byLogA += scale * (b * shape - a * b / (2 * middle))
    sum.byLogB += scale * (b * (digamma(b) + log(a / middle)) * shape - 1 / b - a * b / (2 * middle))
    return sum
  }
}

private func logBeta(_ x: Double, _ y: Double) -> Double { lgamma(x) + lgamma(y) - lgamma(x + y) }

/// ψ′(x), x > 0: by its recurrence up to 12, and from there by its asymptotic series (Abramowitz and Stegun 6.4.12).
private func trigamma(_ x: Double) -> Double {
  var (x, sum) = (x, 0.0)
  while x < 12 {
    sum += 1 / (x * x)
    x += 1
  }
  let s = 1 / (x * x)
  return sum + 1 / x + s / 2
    + s / x * (1.0 / 6 - s * (1.0 / 30 - s * (1.0 / 42 - s * (1.0 / 30 - s * (5.0 / 66 - s * 691.0 / 2730)))))
}
