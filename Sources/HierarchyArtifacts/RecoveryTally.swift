private import Foundation
public import JSONArtifacts
public import Stages
private import Statistics

/// How often fits of several data sets recover the truth, a data set counting once where its fits are no evidence apart.
///
/// `tally.json` holds it.
public struct RecoveryTally: JSONArtifact {
  /// The fits of one data set.
  public struct Item: Codable, Equatable, Sendable {
    /// The strong MCC with the truth of each fit, as it is.
    public let strong: [Double]
    /// The same in canonical coordinates.
    public let canonical: [Double]
    /// How far axes are turned from the true ones, in degrees, for each fit.
    public let angles: [Double]
    /// How many nats below the truth each fit is.
    public let below: [Double]
    /// What P2's test says of each.
    public let verdicts: [String]
    /// The strong MCC between its fits, in canonical coordinates: a median over pairs; nil for one fit.
    public let between: Double?

    /// Creates it.
    public init(
      strong: [Double], canonical: [Double], angles: [Double], below: [Double], verdicts: [String], between: Double?
    ) {
      (self.strong, self.canonical, self.angles, self.below) = (strong, canonical, angles, below)
      (self.verdicts, self.between) = (verdicts, between)
    }
  }

  /// The gap of the truths.
  public let gap: Double
  /// A data set each.
  public let items: [Item]

  /// Creates it.
  public init(gap: Double, items: [Item]) { (self.gap, self.items) = (gap, items) }
}

extension RecoveryTally {
  public func check() throws(ArtifactError) {
    let isWhole = items.allSatisfy { item in
      [item.canonical.count, item.angles.count, item.below.count, item.verdicts.count]
        .allSatisfy { $0 == item.strong.count }
    }
    guard isWhole else { throw ArtifactError("a data set has other numbers of scores, angles and verdicts") }
  }

  public static var typeName: String { "recovery-tally" }
  public static var file: String { "tally.json" }
  public static var valueNames: [String] {
    [
      "gap", "data-sets", "fits", "strong", "strong.of", "strong.share", "canonical", "canonical.of",
      "canonical.share", "between", "angle", "angle.range", "angle.chance", "below", "determined", "determined.right",
      "refused", "undetermined",
    ]
  }

  /// How many fits have a strong MCC with the truth of 0.95 at least, as they are and in canonical coordinates; the mean
  /// angle over data sets with its probability where it is uniform from 0 to 45 degrees, a data set being one draw; and
  /// the verdicts, with how many of the determined orientations are right.
  public var values: [String: ReportValue] {
    let (strong, canonical) = (items.flatMap(\.strong), items.flatMap(\.canonical))
    let limit = TruthComparison.recovered
    let verdicts = zip(items.flatMap(\.verdicts), canonical)
    let angles = items.map { mean($0.angles) }
    func of(_ scores: [Double]) -> ReportValue { .text("\(scores.count { $0 >= limit }) of \(scores.count)") }
    func share(_ scores: [Double]) -> ReportValue {
      .number(Double(scores.count { $0 >= limit }) / Double(max(scores.count, 1)))
    }
    var values: [String: ReportValue] = [
      "gap": .number(gap), "data-sets": .integer(items.count), "fits": .integer(strong.count),
      "strong": .integer(strong.count { $0 >= limit }), "strong.of": of(strong), "strong.share": share(strong),
      "canonical": .integer(canonical.count { $0 >= limit }), "canonical.of": of(canonical),
      "canonical.share": share(canonical), "angle": .number(mean(angles)),
      "angle.range": .interval(angles.min() ?? 0, angles.max() ?? 0), "angle.chance": .number(chance(of: angles)),
      "below": .number(mean(items.flatMap(\.below))),
      "determined": .integer(verdicts.count { $0.0 == "determined" }),
      "determined.right": .integer(verdicts.count { $0.0 == "determined" && $0.1 >= limit }),
      "refused": .integer(verdicts.count { $0.0 == "not-conditionally-independent" }),
      "undetermined": .integer(verdicts.count { $0.0 == "not-determined" }),
    ]
    let between = items.compactMap(\.between)
    if !between.isEmpty { values["between"] = .number(median(between)) }
    return values
  }

  /// The probability that so many uniform angles have so small a mean: that of Irwin and Hall.
  private func chance(of angles: [Double]) -> Double {
    let n = angles.count
    // Beyond this the alternating sum loses its digits, and the normal law is near enough below.
    guard n > 0, n <= 15 else { return n == 0 ? 1 : normalChance(of: angles) }
    let sum = min(max(angles.reduce(0) { $0 + min($1, 45) / 45 }, 0), Double(n))
    var (total, choose) = (0.0, 1.0)
    for k in 0...n where Double(k) <= sum {
      var term = k % 2 == 0 ? choose : -choose
      for i in 1...n { term *= (sum - Double(k)) / Double(i) }
      total += term
      choose *= Double(n - k) / Double(k + 1)
    }
    return min(max(total, 0), 1)
  }

  /// A sum of uniform angles as a normal one: 1/(1 + exp(…)), within 0.01 of the normal law.
  private func normalChance(of angles: [Double]) -> Double {
    let n = Double(angles.count)
    let score = (mean(angles) / 45 - 0.5) * (12 * n).squareRoot()
    return 1 / (1 + exp(-1.702 * score))
  }
}
