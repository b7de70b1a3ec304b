import AlignmentArtifacts
import Parameters
import Stages

/// The rule that names the equivalence class which the codes of several runs support.
///
/// `affine` asks that every direction be shared: the least canonical correlation, out of sample, is with confidence above
/// a threshold, and above what points that are paired at random give. A mean over directions would hide a lost one.
///
/// `permutation-and-scale` asks three things more. The strong MCC must be beyond what random rotations of the whitened
/// codes score, as affine equivalence alone gives that much. The affine map between two codes must make each column of one
/// column alone, with confidence above a threshold: else a rotated plane hides among many columns that agree. And
/// that score too must be beyond random rotations: a factor that dominates all columns raises the strong MCC to any
/// height, but not it.
///
/// With two runs there is no interval, and the scores of the one pair take its place.
///
/// What it does in 100 to 400 worlds of which the truth is known (400 points, noise of a tenth of the deviation, 100
/// draws, thresholds and level as by default; tests keep the rates within bounds). L is the number of columns.
///
/// | truth | named | runs | how often |
/// | --- | --- | --- | --- |
/// | rotated at random, L = 2 | permutation-and-scale | 2, 3, 5 | 3.3 %, 1.0 %, 0.3 % |
/// | one dominant factor | permutation-and-scale | 5 | 0 of 200 |
/// | a plane rotated at random among L = 5 | permutation-and-scale | 3, 5 | 10 %, 5 % |
/// | every canonical correlation at the threshold, L = 2 | affine | 2, 3, 5 | 43 %, 3.7 %, 2.3 % |
/// | a direction of each run's own, or nothing shared | not none | 3, 5 | 0 of 300 |
/// | order and scale, L = 2 | permutation-and-scale | 2, 5 | 98 %, 100 % |
public struct EquivalenceRule: Equatable, Sendable {
  /// The coverage of intervals, and the level of the nulls' upper quantiles.
  public let confidence: Double
  /// What the least canonical correlation must exceed. At 0.9 an affine map accounts for four fifths (0.81) of the
  /// variance in the worst direction.
  public let affineThreshold: Double
  /// What the one-to-one score must exceed. At 0.9 a column is turned by at most 26° out of the one it is matched to;
  /// 0.9 is also the mean over random rotations of a plane.
  public let orderThreshold: Double

  /// Creates a rule.
  public init(confidence: Double = 0.95, affineThreshold: Double = 0.9, orderThreshold: Double = 0.9) {
    self.confidence = confidence
    self.affineThreshold = affineThreshold
    self.orderThreshold = orderThreshold
  }

  /// Reads `confidence`, `affine-threshold` and `order-threshold`.
  init(from reader: inout ParameterReader) throws(NotebookError) {
    let standard = EquivalenceRule()
    self.init(
      confidence: try reader.number("confidence", in: 0.5...0.9999, default: standard.confidence),
      affineThreshold: try reader.number("affine-threshold", in: 0...1, default: standard.affineThreshold),
      orderThreshold: try reader.number("order-threshold", in: 0...1, default: standard.orderThreshold))
  }

  /// The rule in words, as a report states it.
  public var text: String {
    let level = "\(percent(confidence)) %"
    return
      "'affine' where the \(level) interval of the smallest canonical correlation (out of sample, leaving out runs) "
      + "lies above \(affineThreshold) and above the \(level) quantile of points paired at random; "
      + "'permutation-and-scale' where moreover the strong MCC is above the \(level) quantile of codes rotated at random, "
      + "and the \(level) interval of the one-to-one score lies above \(orderThreshold) and above that quantile; "
      + "'none' otherwise. For codes of one column the two classes are one."
  }

  /// Judges scores against their nulls.
  func verdict(
    _ summaries: [CodeComparison.Measure: ScoreSummary], _ nulls: CodeNulls, latents: Int
  ) -> CodeComparison.Verdict {
    let affine = [
      ClassCriterion(
        neededFor: .affine, statement: "smallest canonical correlation, lower end, against the threshold",
        observed: lowerEnd(summaries[.smallestCorrelation]), threshold: affineThreshold),
      ClassCriterion(
        neededFor: .affine, statement: "smallest canonical correlation, lower end, against points paired at random",
        observed: lowerEnd(summaries[.smallestCorrelation]), threshold: nulls.shuffle(self).upper),
    ]
    let order = latents == 1 ? [] : orderCriteria(summaries, nulls)
    let found: EquivalenceClass =
      !affine.allSatisfy(\.holds) ? .none : order.allSatisfy(\.holds) ? .permutationAndScale : .affine
    return CodeComparison.Verdict(equivalenceClass: found, rule: text, criteria: affine + order)
  }

  private func orderCriteria(
    _ summaries: [CodeComparison.Measure: ScoreSummary], _ nulls: CodeNulls
  ) -> [ClassCriterion] {
    [
      // Of all points, as the null is: a mean is compared with means, so it needs no interval besides.
      ClassCriterion(
        neededFor: .permutationAndScale, statement: "strong MCC over all points against random rotations",
        observed: summaries[.strongInSample]?.mean ?? 0, threshold: nulls.rotation(self).upper),
      ClassCriterion(
        neededFor: .permutationAndScale, statement: "one-to-one score, lower end, against the threshold",
        observed: lowerEnd(summaries[.oneToOne]), threshold: orderThreshold),
      ClassCriterion(
        neededFor: .permutationAndScale, statement: "one-to-one score, lower end, against random rotations",
        observed: lowerEnd(summaries[.oneToOne]), threshold: nulls.oneToOne(self).upper),
    ]
  }

  private func lowerEnd(_ summary: ScoreSummary?) -> Double { summary?.interval?.lowerBound ?? summary?.mean ?? 0 }
}

/// "95" or "97.5".
private func percent(_ share: Double) -> String {
  let number = (share * 10000).rounded() / 100
  return Int(exactly: number).map { "\($0)" } ?? "\(number)"
}
