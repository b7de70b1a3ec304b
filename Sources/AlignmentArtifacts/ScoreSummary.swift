import Stages

/// Scores in short: their mean, how far they spread, and how far the mean can be trusted.
public struct ScoreSummary: Equatable, Sendable {
  /// The mean.
  public let mean: Double
  /// The sample standard deviation; nil for one score.
  public let standardDeviation: Double?
  /// The least score.
  public let least: Double
  /// The greatest score.
  public let greatest: Double
  /// An interval for the mean; nil where there are too few runs for one.
  public let interval: ClosedRange<Double>?

  /// Creates a summary.
  public init(
    mean: Double, standardDeviation: Double?, least: Double, greatest: Double, interval: ClosedRange<Double>?
  ) {
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.least = least
    self.greatest = greatest
    self.interval = interval
  }

  /// The names of the values of a summary: `ari.mean` and so on.
  static func valueNames(_ prefix: String) -> [String] {
    ["mean", "sd", "min", "max", "interval"].map { "\(prefix).\($0)" }
  }

  /// The values, by name; those that there are.
  func values(_ prefix: String) -> [String: ReportValue] {
    var values: [String: ReportValue] = [
      "\(prefix).mean": .number(mean), "\(prefix).min": .number(least), "\(prefix).max": .number(greatest),
    ]
    if let standardDeviation { values["\(prefix).sd"] = .number(standardDeviation) }
    if let interval { values["\(prefix).interval"] = .interval(interval.lowerBound, interval.upperBound) }
    return values
  }

  /// Writes the summary among other numbers.
  func write(_ prefix: String, to numbers: inout NamedNumbers) {
    numbers["\(prefix).mean"] = mean
    numbers["\(prefix).sd"] = standardDeviation
    numbers["\(prefix).min"] = least
    numbers["\(prefix).max"] = greatest
    numbers["\(prefix).interval.lower"] = interval?.lowerBound
    numbers["\(prefix).interval.upper"] = interval?.upperBound
  }

  /// Reads the summary back.
  init(_ prefix: String, from numbers: NamedNumbers) throws {
    var interval: ClosedRange<Double>?
    if let lower = numbers["\(prefix).interval.lower"], let upper = numbers["\(prefix).interval.upper"], lower <= upper
    {
      interval = lower...upper
    }
    self.init(
      mean: try numbers.required("\(prefix).mean"), standardDeviation: numbers["\(prefix).sd"],
      least: try numbers.required("\(prefix).min"), greatest: try numbers.required("\(prefix).max"),
      interval: interval)
  }
}
