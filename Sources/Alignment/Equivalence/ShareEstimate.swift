private import Foundation

/// A share of variance, as a mean over pairs of runs, with the uncertainty from the choice of runs and of points.
public struct ShareEstimate: Equatable, Sendable {
  /// The mean over pairs; what is estimated is not negative, though the estimate may be.
  public let mean: Double
  /// The standard error: of leaving out runs, and of the points, added in quadrature.
  public let standardError: Double
  /// The part of it that the points make.
  public let pointError: Double
  /// The number of runs, R.
  public let runs: Int

  /// Creates an estimate.
  public init(mean: Double, standardError: Double, pointError: Double, runs: Int) {
    self.mean = mean
    self.standardError = standardError
    self.pointError = pointError
    self.runs = runs
  }

  /// Estimates the mean of scores of pairs; two runs have the points' error only.
  ///
  /// - Parameters:
  ///   - scores: The score of each pair.
  ///   - pointError: The standard error of their mean that the choice of points gives it.
  public init(_ scores: PairwiseScores, pointError: Double) {
    let jackknife = scores.jackknife?.standardError ?? 0
    self.init(
      mean: scores.mean ?? 0, standardError: (jackknife * jackknife + pointError * pointError).squareRoot(),
      pointError: pointError, runs: scores.runs)
  }

  /// The estimate and its errors, divided by what part of a planted bend is found.
  func divided(by attenuation: Double) -> ShareEstimate {
    ShareEstimate(
      mean: mean / attenuation, standardError: standardError / attenuation, pointError: pointError / attenuation,
      runs: runs)
  }

  /// The multiple of the standard error that a limit is away: Student's t of R − 1 degrees of freedom, one-sided; for two
  /// runs, of which only the points' error is known, 2.
  ///
  /// - Parameter confidence: Of both limits together, between 0 and 1.
  /// - Returns: The multiple.
  func reach(confidence: Double) -> Double {
    runs > 2 ? studentQuantile((1 + confidence) / 2, degreesOfFreedom: runs - 1) : 2
  }

  /// The limits on the logarithm, m·exp(±t·se/m) with m = max(mean, se): the error of a share grows with the share, so that
  /// limits mean ± t·se would be too low above it.
  public func logLimits(confidence: Double) -> ClosedRange<Double> {
    let centre = max(mean, standardError)
    guard centre > 0 else { return 0...0 }
    let reach = min(reach(confidence: confidence) * standardError / centre, 700)
    return centre * exp(-reach)...centre * exp(reach)
  }

  /// The limits mean ± t·se, within 0 and 1.
  public func limits(confidence: Double) -> ClosedRange<Double> {
    let reach = reach(confidence: confidence) * standardError
    return (mean - reach...mean + reach).clamped(to: 0...1)
  }
}
