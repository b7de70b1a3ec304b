private import Foundation
private import Requirements

/// Returns ψ(x) = d log Γ(x)/dx for x > 0, to about 1e-14: recurrence up to 10, then the asymptotic series.
///
/// Source: Abramowitz and Stegun, 6.3.5 and 6.3.18.
public func digamma(_ x: Double) -> Double {
  require(x > 0, "the digamma function is asked for at \(x), but only positive numbers are expected")
  var (x, value) = (x, 0.0)
  while x < 10 {
    value -= 1 / x
    x += 1
  }
  let inverse = 1 / (x * x)
  // B₂ₖ/2k for k = 1…7.
  let divisors: [Double] = [12, -120, 252, -240, 132, -32760.0 / 691, 12]
  var series = 0.0
  for divisor in divisors.reversed() { series = (series + 1 / divisor) * inverse }
  return value + log(x) - 0.5 / x - series
}
