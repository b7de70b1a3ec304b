private import Foundation

/// A standard normal number y, given that it lies in an interval: accurate far out in both tails and for narrow intervals.
package struct TruncatedNormal {
  /// log(Φ(upper) − Φ(lower)), in nats.
  package let logMass: Double
  /// E[y].
  package let mean: Double
  /// Var[y].
  package let variance: Double

  private init(logMass: Double, mean: Double, variance: Double) {
    (self.logMass, self.mean, self.variance) = (logMass, mean, variance)
  }

  /// The interval must not be empty; either end may be infinite.
  package init(from lower: Double, to upper: Double) {
    // Reflected so that the middle is not negative.
    let isReflected = lower + upper < 0
    let (a, b) = isReflected ? (-upper, -lower) : (lower, upper)
    let found: TruncatedNormal
    if 0.5 * (b - a) * max(1, 0.5 * (a + b)) < 0.5 {
      found = .narrow(middle: 0.5 * (a + b), halfWidth: 0.5 * (b - a))
    } else if a >= 0 {
      found = .tail(from: a, to: b)
    } else {
      found = .central(from: a, to: b)
    }
    self.init(logMass: found.logMass, mean: isReflected ? -found.mean : found.mean, variance: found.variance)
  }
}

/// log √(2π).
private let logRootTwoPi = 0.91893853320467274178

extension TruncatedNormal {
  /// With zero inside: the mass is one less both tails.
  private static func central(from a: Double, to b: Double) -> TruncatedNormal {
    let tails = 0.5 * (erfc(-a * 0.5.squareRoot()) + erfc(b * 0.5.squareRoot()))
    let (mass, atA, atB) = (1 - tails, exp(-0.5 * a * a - logRootTwoPi), exp(-0.5 * b * b - logRootTwoPi))
    let mean = (atA - atB) / mass
    let square = 1 + ((a.isFinite ? a * atA : 0) - (b.isFinite ? b * atB : 0)) / mass
    return TruncatedNormal(logMass: log1p(-tails), mean: mean, variance: square - mean * mean)
  }

  /// To the right of zero: Iₚ = ∫ tᵖ·exp(−a·t − t²/2) dt over 0..b−a, from the integrals to infinity.
  private static func tail(from a: Double, to b: Double) -> TruncatedNormal {
    let atA = MillsRatio(a)
    var (i0, i1, i2) = (atA.ratio, atA.first, atA.second)
    let width = b - a
    let fall = exp(-0.5 * width * (a + b))
    if fall > 0 {
      let atB = MillsRatio(b)
      i0 -= fall * atB.ratio
      i1 -= fall * (atB.first + width * atB.ratio)
      i2 -= fall * (atB.second + width * (2 * atB.first + width * atB.ratio))
    }
    let mean = i1 / i0
    return TruncatedNormal(
      logMass: log(i0) - 0.5 * a * a - logRootTwoPi, mean: a + mean, variance: i2 / i0 - mean * mean)
  }

  /// About the middle c: exp(−c·t − t²/2) = Σₘ Heₘ(c)·(−t)ᵐ/m!, integrated term by term over ±h.
  private static func narrow(middle c: Double, halfWidth h: Double) -> TruncatedNormal {
    var (i0, i1, i2) = (0.0, 0.0, 0.0)  // ∫ tᵖ… / 2·h^(p+1) for p = 0 and 2, / 2·h² for p = 1
    var (hermite, next) = (1.0, c * h)  // Heₘ(c)·hᵐ/m!
    for m in 0..<20 {
      if m.isMultiple(of: 2) {
        i0 += hermite / Double(m + 1)
        i2 += hermite / Double(m + 3)
      } else {
        i1 -= hermite / Double(m + 2)
      }
      // Heₘ₊₂ = c·Heₘ₊₁ − (m+1)·Heₘ.
      (hermite, next) = (next, (c * h * next - h * h * hermite) / Double(m + 2))
    }
    let mean = h * i1 / i0
    return TruncatedNormal(
      logMass: log(2 * h * i0) - 0.5 * c * c - logRootTwoPi, mean: c + mean, variance: h * h * i2 / i0 - mean * mean)
  }
}
