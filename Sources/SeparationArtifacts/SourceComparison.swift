public import JSONArtifacts
public import Stages
private import Statistics

/// Codes of several runs beside the sources that their points were made of.
///
/// `source-comparison.json` holds it.
public struct SourceComparison: JSONArtifact {
  /// How the codes of one run are related to the sources.
  public struct Run: Codable, Equatable, Sendable {
    /// The strong MCC of the codes with the sources, out of sample.
    public let strong: Double
    /// The weak MCC, out of sample.
    public let weak: Double
    /// The strong MCC within segments: a mean over segments, with one matching for all.
    public let within: Double
    /// The strong MCC with the magnitudes of the sources, |s|.
    public let magnitude: Double
    /// The strong MCC with their squares, s².
    public let square: Double

    /// Creates it.
    public init(strong: Double, weak: Double, within: Double, magnitude: Double, square: Double) {
      (self.strong, self.weak, self.within, self.magnitude, self.square) = (strong, weak, within, magnitude, square)
    }
  }

  /// How the codes of two runs are related.
  public struct Pair: Codable, Equatable, Sendable {
    /// The strong MCC, out of sample.
    public let strong: Double
    /// The weak MCC, out of sample.
    public let weak: Double

    /// Creates it.
    public init(strong: Double, weak: Double) { (self.strong, self.weak) = (strong, weak) }
  }

  /// What codes score that are whitened and turned at random: means over runs, or over pairs of runs.
  public struct Chance: Codable, Equatable, Sendable {
    /// Of the strong MCC with the sources.
    public let strong: Double
    /// Of the same within segments.
    public let within: Double
    /// Of the strong MCC between runs; nil for one run.
    public let between: Double?

    /// Creates it.
    public init(strong: Double, within: Double, between: Double?) {
      (self.strong, self.within, self.between) = (strong, within, between)
    }
  }

  /// N.
  public let points: Int
  /// M.
  public let segments: Int
  /// d.
  public let sources: Int
  /// The sum of all sources: by it comparisons of one data set know one another.
  public let sum: Double
  /// The runs.
  public let runs: [Run]
  /// The pairs of runs.
  public let pairs: [Pair]
  /// What chance gives.
  public let chance: Chance

  /// Creates it.
  public init(
    points: Int, segments: Int, sources: Int, sum: Double, runs: [Run], pairs: [Pair], chance: Chance
  ) {
    (self.points, self.segments, self.sources, self.sum) = (points, segments, sources, sum)
    (self.runs, self.pairs, self.chance) = (runs, pairs, chance)
  }
}

extension SourceComparison {
  public func check() throws(ArtifactError) {
    try ArtifactError.checkCounts([points, segments, sources], "points, segments and sources")
    guard !runs.isEmpty else { throw ArtifactError("a comparison with sources needs a run") }
  }

  public static var typeName: String { "source-comparison" }
  public static var file: String { "source-comparison.json" }
  public static var valueNames: [String] {
    [
      "truth.strong", "truth.strong.min", "truth.strong.max", "truth.weak", "truth.within", "truth.magnitude",
      "truth.square", "between.strong", "between.weak", "chance.strong", "chance.within", "chance.between", "runs",
      "points", "segments", "sources",
    ]
  }

  /// Means over runs (`truth`) and over pairs of runs (`between`), and what codes score that are turned at random
  /// (`chance`).
  public var values: [String: ReportValue] {
    let strong = runs.map(\.strong)
    var values: [String: ReportValue] = [
      "truth.strong": .number(mean(strong)), "truth.strong.min": .number(strong.min() ?? 0),
      "truth.strong.max": .number(strong.max() ?? 0), "truth.weak": .number(mean(runs.map(\.weak))),
      "truth.within": .number(mean(runs.map(\.within))), "truth.magnitude": .number(mean(runs.map(\.magnitude))),
      "truth.square": .number(mean(runs.map(\.square))), "chance.strong": .number(chance.strong),
      "chance.within": .number(chance.within), "runs": .integer(runs.count), "points": .integer(points),
      "segments": .integer(segments), "sources": .integer(sources),
    ]
    if let between = chance.between { values["chance.between"] = .number(between) }
    if !pairs.isEmpty {
      values["between.strong"] = .number(mean(pairs.map(\.strong)))
      values["between.weak"] = .number(mean(pairs.map(\.weak)))
    }
    return values
  }
}
