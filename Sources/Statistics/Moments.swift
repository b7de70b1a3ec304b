/// Returns the mean of some numbers; of none, zero.
///
/// It is taken from the first number on, so that equal numbers give exactly themselves, and none overflows on the way.
public func mean(_ numbers: [Double]) -> Double {
  guard let first = numbers.first else { return 0 }
  let count = Double(numbers.count)
  return numbers.reduce(first) { $0 + ($1 / count - first / count) }
}

/// Returns the sample standard deviation √(Σ(x − x̄)²/(n − 1)); nil for fewer than two numbers.
///
/// Differences are scaled by the greatest before they are squared, so that neither 1e200 nor 1e−200 is lost.
public func sampleDeviation(_ numbers: [Double]) -> Double? {
  guard numbers.count > 1 else { return nil }
  let centre = mean(numbers)
  let scale = numbers.reduce(0) { max($0, abs($1 - centre)) }
  guard scale > 0, scale.isFinite else { return scale }
  let squares = numbers.reduce(0) { $0 + ($1 - centre) / scale * (($1 - centre) / scale) }
  return scale * (squares / Double(numbers.count - 1)).squareRoot()
}
