public import JSONArtifacts
public import Stages

/// By how much one method is nearer to the sources than another on the same data sets, a data set being one measurement.
///
/// `method-difference.json` holds it.
public struct MethodDifference: JSONArtifact {
  /// Of the strong MCC with the sources.
  public let strong: Estimate
  /// Of the weak MCC with them.
  public let weak: Estimate
  /// Of the strong MCC within segments.
  public let within: Estimate
  /// Of the strong MCC between runs; nil where one of them has one run on each data set.
  public let between: Estimate?

  /// Creates it.
  public init(strong: Estimate, weak: Estimate, within: Estimate, between: Estimate?) {
    (self.strong, self.weak, self.within, self.between) = (strong, weak, within, between)
  }
}

extension MethodDifference {
  public func check() throws(ArtifactError) {
    for estimate in [strong, weak, within] + [between].compactMap({ $0 }) { try estimate.check() }
  }

  public static var typeName: String { "method-difference" }
  public static var file: String { "method-difference.json" }
  public static var valueNames: [String] {
    [
      "data-sets", "better", "strong", "strong.interval", "weak", "weak.interval", "within", "within.interval",
      "between", "between.interval",
    ]
  }

  /// Differences, the first method less the second, and on how many data sets the first has the higher strong MCC with the
  /// sources.
  public var values: [String: ReportValue] {
    let count = strong.measurements.count
    var values: [String: ReportValue] = [
      "data-sets": .integer(count), "better": .text("\(strong.measurements.count { $0 > 0 }) of \(count)"),
    ]
    strong.write("strong", "strong.interval", within: -1...1, to: &values)
    weak.write("weak", "weak.interval", within: -1...1, to: &values)
    within.write("within", "within.interval", within: -1...1, to: &values)
    between?.write("between", "between.interval", within: -1...1, to: &values)
    return values
  }
}
