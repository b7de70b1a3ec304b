import Alignment
import AlignmentArtifacts
import Parameters

/// The rule that names the equivalence class which the codes of several runs support.
///
/// It tests equivalence, against a margin m: what counts is not whether a bend is there, but whether it can be large. All
/// shares are of the variance of the worst direction of a run's white code, out of fold, as means over pairs of runs:
/// κ_a is what an affine map from another run leaves, κ_g what a smooth map leaves, ν what the smooth one explains and
/// the affine one does not (`BendStatistic`).
///
/// | class | named where |
/// | --- | --- |
/// | `none` | the lower limit of κ_g is above 1 − `sharing`: a direction is not shared by any smooth map; or two runs share none |
/// | `affine` | the upper limit of κ_a is below m; or that of ν is, and the upper limit of κ_g below 1 − `sharing` |
/// | `nonlinear` | the lower limit of ν is above m + κ_g/2, and the upper limit of κ_g below 1 − `sharing` |
/// | `permutation-and-scale` | `affine`, and the upper limit of the turned share is below m, and strong MCC and one-to-one score are above what random rotations reach |
/// | `undecided` | otherwise, and wherever the data give no ground to stand on |
///
/// Limits are one-sided, with Student's t of R − 1 degrees of freedom from leaving out runs, and the points' error; those
/// of κ_a, ν and the turned share are on the logarithm. Two runs have no such limits: they can be `none` or, by κ_a
/// and twice the points' error, `affine`. The allowance κ_g/2 is for noise in the codes of clustered points, which makes
/// a staircase of E[y|x] though the truth is affine.
///
/// Departure from the trial on which the rule rests: `none` asks that the *lower* limit of κ_g be too great, where the trial
/// took any doubt about sharing for `none`; such doubt is `undecided` here. Error rates: `Pipelines/calibration.md`.
public struct EquivalenceRule: Equatable, Sendable {
  /// The coverage of both limits together, and the level of the nulls' upper quantiles.
  public let confidence: Double
  /// m, the share of a direction's variance below which a bend or a turn does not count.
  public let margin: Double
  /// The share of the worst direction that a smooth map must explain.
  public let sharing: Double

  /// Creates a rule.
  public init(confidence: Double = 0.95, margin: Double = 0.05, sharing: Double = 0.8) {
    self.confidence = confidence
    self.margin = margin
    self.sharing = sharing
  }

  /// Reads `confidence`, `margin` and `sharing`.
  init(from reader: inout ParameterReader) throws(NotebookError) {
    let standard = EquivalenceRule()
    self.init(
      confidence: try reader.number(
        "confidence", "The coverage of intervals, and the level of the nulls' upper quantiles.", in: 0.5...0.9999,
        default: standard.confidence),
      margin: try reader.number(
        "margin", "The share of a direction's variance below which a bend or a turn does not count.", in: 0.001...0.5,
        default: standard.margin),
      sharing: try reader.number(
        "sharing", "The share of the worst direction that a smooth map must explain, else the class is 'none'.",
        in: 0...1, default: standard.sharing))
  }

  /// Judges evidence.
  func verdict(_ evidence: EquivalenceEvidence) -> CodeComparison.Verdict {
    let conditions = ClassConditions(evidence, self)
    let found = conditions.equivalenceClass
    return CodeComparison.Verdict(
      equivalenceClass: found, rule: text, sentence: VerdictSentence(found, evidence, conditions, self).text,
      criteria: conditions.criteria)
  }

  /// The rule in words, as a report states it.
  public var text: String {
    let (level, share, rest) = (percent((1 + confidence) / 2), percent(margin), percent(1 - sharing))
    return
      "Shares are of the variance of the worst direction, out of fold, as means over pairs of runs, with one-sided "
      + "\(level) limits over runs. 'none' where even a smooth map surely leaves more than \(rest). 'affine' where what an "
      + "affine map leaves is surely less than the margin of \(share), or where the bend (what a smooth map explains and no "
      + "affine one) surely is, and a smooth map surely leaves less than \(rest). 'nonlinear' where the bend is surely more "
      + "than the margin and half of what smooth maps leave. 'permutation-and-scale' where, beyond 'affine', other "
      + "columns surely bring less than \(share) of any column, and both the strong MCC and the one-to-one score "
      + "exceed the \(percent(confidence)) quantile of codes rotated at random; for codes of one column it is 'affine' itself. "
      + "'undecided' otherwise. Two runs have no limits over runs: they can be 'none', or by what affine maps leave "
      + "'affine'."
  }
}

/// "5 %" or "97.5 %".
func percent(_ share: Double) -> String {
  let value = 100 * share
  let steps: Double = abs(value) >= 10 ? 10 : abs(value) >= 1 ? 100 : 1000
  let number = (value * steps).rounded() / steps
  return (Int(exactly: number).map { "\($0)" } ?? "\(number)") + " %"
}
