private import Foundation
private import Requirements

/// Returns the quantile of Student's t distribution with a whole number of degrees of freedom.
///
/// - Parameters:
///   - probability: Between 0 and 1, both excluded.
///   - degreesOfFreedom: At least one.
/// - Returns: t with P(T ≤ t) = probability, to about 12 digits.
public func studentQuantile(_ probability: Double, degreesOfFreedom: Int) -> Double {
  require(probability > 0 && probability < 1, "there is no quantile at \(probability)")
  require(degreesOfFreedom >= 1, "Student's t needs a degree of freedom, not \(degreesOfFreedom)")
  if probability < 0.5 { return -studentQuantile(1 - probability, degreesOfFreedom: degreesOfFreedom) }
  // The angle atan(t/√ν) lies between 0 and π/2, where bisection halves to the last bit.
  var low = 0.0
  var high = Double.pi / 2
  while true {
    let middle = (low + high) / 2
    if middle <= low || middle >= high { break }
    let central = centralProbability(angle: middle, degreesOfFreedom: degreesOfFreedom)
    if (1 + central) / 2 < probability { low = middle } else { high = middle }
  }
  return tan(high) * Double(degreesOfFreedom).squareRoot()
}

/// P(|T| ≤ √ν·tan θ), a finite sum for whole ν (Abramowitz and Stegun, 26.7.3 and 26.7.4).
private func centralProbability(angle: Double, degreesOfFreedom: Int) -> Double {
  let c = cos(angle)
  let isOdd = degreesOfFreedom % 2 == 1
  var term = isOdd ? c : 1
  var sum = degreesOfFreedom == 1 ? 0 : term
  var k = isOdd ? 3 : 2
  while k < degreesOfFreedom {
    term *= c * c * Double(k - 1) / Double(k)
    sum += term
    k += 2
  }
  return isOdd ? 2 / Double.pi * (angle + sin(angle) * sum) : sin(angle) * sum
}
