private import Foundation
private import Requirements

/// Returns P(X > x) for a chi-squared X with a whole number of degrees of freedom.
///
/// A sum of positive terms (Abramowitz and Stegun, 26.4.4 and 26.4.5), so exact to rounding however small it is.
///
/// - Parameters:
///   - x: Not negative; infinity has no tail.
///   - degreesOfFreedom: At least one.
/// - Returns: The probability.
/// - Complexity: O(degrees of freedom).
public func chiSquaredTail(_ x: Double, degreesOfFreedom: Int) -> Double {
  require(x >= 0, "a chi-squared variable is never \(x)")
  require(degreesOfFreedom >= 1, "chi-squared needs a degree of freedom, not \(degreesOfFreedom)")
  guard x < .infinity else { return 0 }
  guard x > 0 else { return 1 }
  let half = x / 2
  let isOdd = degreesOfFreedom % 2 == 1
  // e^−h·h^a/Γ(a + 1), for a = 0, 1, … where the degrees are even, and a = ½, 3⁄2, … where they are odd.
  let first = isOdd ? 0.5 : 0.0
  let terms = degreesOfFreedom / 2
  let logHalf = log(half)
  let sum = (0..<terms).reduce(0) { sum, i in
    let a = first + Double(i)
    return sum + exp(a * logHalf - half - lgamma(a + 1))
  }
  return min(1, isOdd ? erfc(half.squareRoot()) + sum : sum)
}
