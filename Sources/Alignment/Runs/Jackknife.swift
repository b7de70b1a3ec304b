/// A mean over pairs of runs with the uncertainty that comes from the choice of runs.
public struct JackknifeEstimate: Equatable, Sendable {
  /// The mean over all pairs.
  public let mean: Double
  /// Its standard error.
  public let standardError: Double
  /// The number of runs, R.
  public let runs: Int

  /// Returns the interval mean ± t·SE with Student's t of R − 1 degrees of freedom.
  ///
  /// - Parameters:
  ///   - confidence: Its coverage, between 0 and 1.
  ///   - bounds: What the score can be at all; the interval is cut there.
  /// - Returns: The interval.
  public func interval(
    confidence: Double = 0.95, within bounds: ClosedRange<Double> = -Double.infinity...Double.infinity
  ) -> ClosedRange<Double> {
    let reach = studentQuantile((1 + confidence) / 2, degreesOfFreedom: runs - 1) * standardError
    return (mean - reach...mean + reach).clamped(to: bounds)
  }
}

extension PairwiseScores {
  /// The mean with its standard error by leaving out each run in turn; nil for fewer than three runs.
  ///
  ///     SE² = (R − 1)/R · Σ_r (θ₍₋ᵣ₎ − θ̄)²,   θ₍₋ᵣ₎ the mean over the pairs without run r
  ///
  /// Pairs that share a run are dependent; leaving out runs, not pairs, takes that into account.
  public var jackknife: JackknifeEstimate? {
    let left = (0..<runs).compactMap { mean(without: $0) }
    guard runs >= 3, left.count == runs, let mean else { return nil }
    let centre = left.reduce(0, +) / Double(runs)
    let squares = left.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    return JackknifeEstimate(
      mean: mean, standardError: (Double(runs - 1) / Double(runs) * squares).squareRoot(), runs: runs)
  }
}
