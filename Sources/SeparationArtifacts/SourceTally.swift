public import JSONArtifacts
public import Stages

/// How near one method comes to the sources of several data sets, a data set being one measurement.
///
/// `source-tally.json` holds it.
public struct SourceTally: JSONArtifact {
  /// Fits in all.
  public let fits: Int
  /// The strong MCC with the sources.
  public let strong: Estimate
  /// The weak MCC with them.
  public let weak: Estimate
  /// The strong MCC within segments.
  public let within: Estimate
  /// The strong MCC with |s|.
  public let magnitude: Estimate
  /// The strong MCC with s².
  public let square: Estimate
  /// The strong MCC between runs on one data set; nil where there is one run of each.
  public let betweenStrong: Estimate?
  /// The weak MCC between them.
  public let betweenWeak: Estimate?
  /// What chance gives, a mean over data sets.
  public let chance: SourceComparison.Chance

  /// Creates it.
  public init(
    fits: Int, strong: Estimate, weak: Estimate, within: Estimate, magnitude: Estimate, square: Estimate,
    betweenStrong: Estimate?, betweenWeak: Estimate?, chance: SourceComparison.Chance
  ) {
    (self.fits, self.strong, self.weak, self.within) = (fits, strong, weak, within)
    (self.magnitude, self.square, self.chance) = (magnitude, square, chance)
    (self.betweenStrong, self.betweenWeak) = (betweenStrong, betweenWeak)
  }
}

extension SourceTally {
  public func check() throws(ArtifactError) {
    try ArtifactError.checkCounts([fits], "fits")
    let estimates = [strong, weak, within, magnitude, square] + [betweenStrong, betweenWeak].compactMap { $0 }
    for estimate in estimates { try estimate.check() }
  }

  public static var typeName: String { "source-tally" }
  public static var file: String { "source-tally.json" }
  public static var valueNames: [String] {
    [
      "data-sets", "fits", "strong", "strong.interval", "weak", "weak.interval", "within", "within.interval",
      "magnitude", "magnitude.interval", "square", "square.interval", "between.strong", "between.strong.interval",
      "between.weak", "between.weak.interval", "chance.strong", "chance.within", "chance.between",
    ]
  }

  /// Means over data sets with their intervals, and what codes score that are turned at random.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "data-sets": .integer(strong.measurements.count), "fits": .integer(fits),
      "chance.strong": .number(chance.strong), "chance.within": .number(chance.within),
    ]
    strong.write("strong", "strong.interval", within: 0...1, to: &values)
    weak.write("weak", "weak.interval", within: 0...1, to: &values)
    within.write("within", "within.interval", within: 0...1, to: &values)
    magnitude.write("magnitude", "magnitude.interval", within: 0...1, to: &values)
    square.write("square", "square.interval", within: 0...1, to: &values)
    betweenStrong?.write("between.strong", "between.strong.interval", within: 0...1, to: &values)
    betweenWeak?.write("between.weak", "between.weak.interval", within: 0...1, to: &values)
    if let between = chance.between { values["chance.between"] = .number(between) }
    return values
  }
}
