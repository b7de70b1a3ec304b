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

  /// What the values of a summary are called. They are written out whole, so that a search for one ends at its measure.
  struct Names {
    let mean, deviation, least, greatest, interval: String

    init(_ mean: String, _ deviation: String, _ least: String, _ greatest: String, _ interval: String) {
      (self.mean, self.deviation, self.least, self.greatest) = (mean, deviation, least, greatest)
      self.interval = interval
    }

    /// All of them.
    var all: [String] { [mean, deviation, least, greatest, interval] }
  }

  /// The values, by name; those that there are.
  func values(_ names: Names) -> [String: ReportValue] {
    var values: [String: ReportValue] = [
      names.mean: .number(mean), names.least: .number(least), names.greatest: .number(greatest),
    ]
    if let standardDeviation { values[names.deviation] = .number(standardDeviation) }
    if let interval { values[names.interval] = .interval(interval.lowerBound, interval.upperBound) }
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
