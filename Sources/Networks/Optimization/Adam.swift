private import Requirements

/// The optimizer Adam, without weight decay (Kingma and Ba, 2015), and its state.
///
///     m ← β₁·m + (1 − β₁)·g,  v ← β₂·v + (1 − β₂)·g²
///     p ← p − η·m̂/(√v̂ + ε),  m̂ = m/(1 − β₁ᵗ),  v̂ = v/(1 − β₂ᵗ)
public struct Adam<Scalar: NetworkScalar>: Equatable, Sendable {
  /// β₁.
  public let beta1: Double
  /// β₂.
  public let beta2: Double
  /// ε.
  public let epsilon: Double
  /// t, how many steps were taken.
  public var steps: Int
  /// m, the running mean of the gradient.
  public var mean: ParameterBuffer<Scalar>
  /// v, the running mean of its square.
  public var square: ParameterBuffer<Scalar>

  /// Creates the state before the first step.
  public init(layout: ParameterLayout, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8) {
    require(
      (0..<1).contains(beta1) && (0..<1).contains(beta2) && epsilon > 0,
      "Adam needs 0 ≤ β < 1 and ε > 0, not \(beta1), \(beta2) and \(epsilon)")
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    steps = 0
    mean = ParameterBuffer(layout: layout)
    square = ParameterBuffer(layout: layout)
  }

  /// Takes a step down the gradient at this learning rate η.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public mutating func update(
    _ parameters: inout ParameterBuffer<Scalar>, gradients: ParameterBuffer<Scalar>, learningRate: Double
  ) {
    let count = mean.values.count
    require(
      parameters.values.count == count && gradients.values.count == count,
      "an optimizer of \(count) parameters cannot move \(parameters.values.count) along \(gradients.values.count)")
    steps += 1
    let correction1 = 1 - power(beta1, steps)
    let correction2 = 1 - power(beta2, steps)
    Scalar.adam(
      count, gradient: gradients.values, mean: &mean.values, square: &square.values, parameters: &parameters.values,
      AdamStep(
        beta1: Scalar(beta1), beta2: Scalar(beta2), rate: Scalar(learningRate / correction1),
        squareScale: Scalar(1 / correction2), epsilon: Scalar(epsilon)))
  }
}

/// The numbers that one step of Adam has in common for all parameters.
public struct AdamStep<Scalar: Sendable>: Sendable {
  /// β₁.
  package let beta1: Scalar
  /// β₂.
  package let beta2: Scalar
  /// η/(1 − β₁ᵗ).
  package let rate: Scalar
  /// 1/(1 − β₂ᵗ).
  package let squareScale: Scalar
  /// ε.
  package let epsilon: Scalar

  package init(beta1: Scalar, beta2: Scalar, rate: Scalar, squareScale: Scalar, epsilon: Scalar) {
    self.beta1 = beta1
    self.beta2 = beta2
    self.rate = rate
    self.squareScale = squareScale
    self.epsilon = epsilon
  }
}

/// xⁿ by squaring, which is the same to the bit on every machine.
private func power(_ x: Double, _ n: Int) -> Double {
  var (result, base, left) = (1.0, x, n)
  while left > 0 {
    if left & 1 == 1 { result *= base }
    base *= base
    left >>= 1
  }
  return result
}
