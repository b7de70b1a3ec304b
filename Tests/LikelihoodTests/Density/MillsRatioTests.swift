import Foundation
import Likelihood
import TestSupport
import Testing

/// Jₚ(α) = ∫₀^∞ tᵖ·exp(−α·t − t²/2) dt, of which the moments of the tail beyond α are made.
@Suite struct MillsRatioTests {
  /// J₀, J₁/J₀ and J₂/J₀ as the tail has them.
  private func parts(_ alpha: Double) -> [Double] {
    let tail = TruncatedNormal(from: alpha, to: .infinity)
    let mean = tail.mean - alpha
    return [
      exp(tail.logMass + 0.5 * alpha * alpha) * (2 * Double.pi).squareRoot(), mean, tail.variance + mean * mean,
    ]
  }

  /// Simpson's rule over t up to where nothing is left.
  private func integral(_ p: Int, _ alpha: Double) -> Double {
    let (end, count) = (min(12, 40 / max(alpha, 1)), 20_000)
    let step = end / Double(count)
    let terms = (0...count).map { i -> Double in
      let t = step * Double(i)
      let weight = i == 0 || i == count ? 1.0 : i.isMultiple(of: 2) ? 2 : 4
      return weight * (0..<p).reduce(1) { product, _ in product * t } * exp(-alpha * t - 0.5 * t * t)
    }
    return terms.reduce(0, +) * step / 3
  }

  /// On either side of 4, where the fraction takes over, and of 7, where it is cut sooner.
  @Test(arguments: [0.0, 0.01, 0.7, 2, 3.999, 4, 4.001, 6.999, 7, 7.001, 15, 30])
  func theyAreTheIntegralsThatTheyAreSaidToBe(alpha: Double) {
    let (j0, j1, j2) = (integral(0, alpha), integral(1, alpha), integral(2, alpha))
    // The difference of the tail's mean and α, and its square, lose up to three digits.
    expectClose(parts(alpha), [j0, j1 / j0, j2 / j0], relative: 1e-11)
  }

  /// J₀ = √(π/2), J₁ = 1 and, by parts, J₂ = J₀ at zero.
  @Test func atZeroTheyAreThoseOfHalfANormal() {
    let root = (Double.pi / 2).squareRoot()
    expectClose(parts(0), [root, 1 / root, 1], relative: 1e-15, absolute: 1e-15)
  }

  /// Far out the tail is an exponential of rate α: J₀ = (1 − α⁻²…)/α, and the variance is (1 − 6·α⁻²…)/α².
  @Test(arguments: [1e4, 1e6, 1e10, 1e60, 1e100])
  func farOutTheTailIsExponential(alpha: Double) {
    let tail = TruncatedNormal(from: alpha, to: .infinity)
    expectClose(tail.variance * alpha * alpha, 1 - 6 / (alpha * alpha), relative: 1e-14)
    expectClose(tail.mean, alpha + 1 / alpha, relative: 1e-15)
    // −α²/2 is most of it.
    expectClose(
      tail.logMass, -0.5 * alpha * alpha - log(alpha * (2 * Double.pi).squareRoot()), relative: 1e-15, absolute: 1.1e-8)
  }
}
