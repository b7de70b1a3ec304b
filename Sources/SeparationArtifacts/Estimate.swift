internal import Stages

/// A mean over independent measurements, with the interval that it is in with a probability of 95 %.
public struct Estimate: Codable, Equatable, Sendable {
  /// The mean.
  public let mean: Double
  /// Half the width of the interval; nil for one measurement.
  public let reach: Double?
  /// What it is the mean of.
  public let measurements: [Double]

  /// Creates it.
  public init(mean: Double, reach: Double?, measurements: [Double]) {
    (self.mean, self.reach, self.measurements) = (mean, reach, measurements)
  }

  /// The interval; nil for one measurement.
  public var interval: (lower: Double, upper: Double)? { reach.map { (mean - $0, mean + $0) } }

  /// Throws where the interval is none.
  func check() throws(ArtifactError) {
    guard reach.map({ $0 >= 0 }) ?? true else { throw ArtifactError("the reach of an interval is negative") }
  }

  /// Puts the mean and the interval, as far as it lies within what can be at all, among values.
  func write(
    _ name: String, _ intervalName: String, within bounds: ClosedRange<Double>, to values: inout [String: ReportValue]
  ) {
    values[name] = .number(mean)
    guard let interval else { return }
    let (lower, upper) = (max(interval.lower, bounds.lowerBound), min(interval.upper, bounds.upperBound))
    values[intervalName] = .interval(min(lower, upper), upper)
  }
}
