private import Foundation

/// The integrals Jₚ(α) = ∫₀^∞ tᵖ·exp(−α·t − t²/2) dt for α ≥ 0 and p = 0, 1, 2, none of them by a difference that cancels.
///
/// J₀ is Mills' ratio (1 − Φ(α))/φ(α) = 1/(α + η) with η = 1/(α + κ) and κ = 2/(α + 3/(α + 4/(α + …))), Laplace's continued
/// fraction; then J₁ = η·J₀ and J₂ = κ·η·J₀.
struct MillsRatio {
  /// J₀.
  let ratio: Double
  /// J₁.
  let first: Double
  /// J₂.
  let second: Double

  init(_ alpha: Double) {
    let (eta, kappa): (Double, Double)
    if alpha < 4 {
      // Below 4 the differences lose no more than two digits, and the fraction would converge slowly.
      eta = 1 / ((Double.pi / 2).squareRoot() * exp(0.5 * alpha * alpha) * erfc(alpha * 0.5.squareRoot())) - alpha
      kappa = 1 / eta - alpha
    } else {
      var rest = 0.0
      for i in stride(from: alpha < 7 ? 40 : 16, to: 2, by: -1) { rest = Double(i) / (alpha + rest) }
      kappa = 2 / (alpha + rest)
      eta = 1 / (alpha + kappa)
    }
    ratio = 1 / (alpha + eta)
    first = eta * ratio
    second = kappa * first
  }
}
