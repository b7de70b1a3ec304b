private import Foundation
private import Requirements

/// Returns the interval of Clopper and Pearson for a rate: it holds the true one with at least the confidence asked for.
///
/// - Parameters:
///   - successes: How often it happened, at most as often as was tried.
///   - trials: How often it was tried.
///   - confidence: Of both ends together, between 0 and 1.
/// - Returns: The interval; all rates where nothing was tried.
public func binomialInterval(successes: Int, of trials: Int, confidence: Double) -> ClosedRange<Double> {
  require((0...max(trials, 0)).contains(successes), "\(successes) of \(trials) is no count of successes")
  require(confidence > 0 && confidence < 1, "there is no interval of confidence \(confidence)")
  guard trials > 0 else { return 0...1 }
  let tail = (1 - confidence) / 2
  let lower = successes == 0 ? 0 : bisected { 1 - cumulative(successes - 1, of: trials, rate: $0) < tail }
  let upper = successes == trials ? 1 : bisected { cumulative(successes, of: trials, rate: $0) > tail }
  return lower...max(lower, upper)
}

/// The rate up to which a condition holds.
private func bisected(_ holds: (Double) -> Bool) -> Double {
  var (low, high) = (0.0, 1.0)
  for _ in 0..<60 {
    let middle = (low + high) / 2
    if holds(middle) { low = middle } else { high = middle }
  }
  return (low + high) / 2
}

/// P(X ≤ k) of a binomial X.
private func cumulative(_ k: Int, of trials: Int, rate: Double) -> Double {
  guard rate > 0 else { return 1 }
  guard rate < 1 else { return k >= trials ? 1 : 0 }
  var sum = 0.0
  for i in 0...k {
    let log = lgamma(Double(trials + 1)) - lgamma(Double(i + 1)) - lgamma(Double(trials - i + 1))
    sum += exp(log + Double(i) * Foundation.log(rate) + Double(trials - i) * log1p(-rate))
  }
  return min(sum, 1)
}
