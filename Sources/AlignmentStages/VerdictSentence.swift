import AlignmentArtifacts
import Alignment

/// A verdict as a sentence with its numbers, limits and margin, which says no more than was found.
struct VerdictSentence {
  /// The sentence, without a full stop.
  let text: String

  init(
    _ found: EquivalenceClass, _ evidence: EquivalenceEvidence, _ conditions: ClassConditions, _ rule: EquivalenceRule
  ) {
    let words = VerdictWords(evidence: evidence, conditions: conditions, rule: rule)
    switch found {
    case .none: text = words.none
    case .affine: text = words.affine + "; whether their axes agree too is not shown"
    case .permutationAndScale: text = words.permutationAndScale
    case .nonlinear: text = words.nonlinear
    case .undecided: text = evidence.doubts.isEmpty ? words.undecided : words.cannotBeTold
    }
  }
}

private struct VerdictWords {
  let evidence: EquivalenceEvidence
  let conditions: ClassConditions
  let rule: EquivalenceRule

  private var level: String { percent((1 + rule.confidence) / 2) }
  private var subject: String { evidence.runs == 2 ? "the codes of these two runs" : "the codes of the runs" }

  /// "3.1 % (limits 1.2 % and 8 %)".
  private func withLimits(_ estimate: ShareEstimate, logarithmic: Bool = true) -> String {
    let limits =
      logarithmic
      ? estimate.logLimits(confidence: rule.confidence) : estimate.limits(confidence: rule.confidence)
    return
      "\(percent(max(0, estimate.mean))) (limits \(percent(min(1, limits.lowerBound))) and \(percent(min(1, limits.upperBound))))"
  }

  var none: String {
    guard evidence.unrelated.isEmpty else {
      return
        "\(subject) are not the same: \(evidence.unrelated.joined(separator: ", ")) share no direction beyond chance"
    }
    return
      "\(subject) are not the same: at least one direction of a run's code is not shared, as even a smooth map from another "
      + "run leaves \(withLimits(evidence.smoothResidual, logarithmic: false)) of its variance, where "
      + "\(percent(1 - rule.sharing)) is allowed"
  }

  var affine: String {
    "\(subject) are the same up to affine maps and \(remainder)"
  }

  private var remainder: String {
    if conditions.affine.holds, conditions.affine.observed <= conditions.unbent.observed || evidence.runs == 2 {
      return
        "a remainder, noise or bend, of less than \(percent(conditions.affine.observed)) of any direction's variance "
        + "(\(confidence); the margin is \(percent(rule.margin)))"
    }
    return "a smooth bend of less than \(percent(conditions.unbent.observed)) of any direction's variance "
      + "(\(confidence); the margin is \(percent(rule.margin))), beside noise of "
      + "\(percent(max(0, evidence.smoothResidual.mean)))"
  }

  private var confidence: String {
    evidence.runs == 2 ? "over points alone, as two runs have no limits over runs" : "at \(level)"
  }

  var permutationAndScale: String {
    evidence.latents == 1
      ? "\(subject) are the same up to sign, scale and shift, and \(remainder)"
      : "\(subject) are the same up to the order, sign, scale and shift of their columns: other columns bring less than "
        + "\(percent(conditions.ordered[0].observed)) of any column, and \(remainder) is left"
  }

  var nonlinear: String {
    "each run's code is a smooth function of the others', and not an affine one: a bend of \(withLimits(evidence.bend)) of "
      + "the worst direction's variance, where \(percent(rule.margin)) is allowed; this is evidence against affine "
      + "equivalence, and none for identifiability, since any encoders that keep what the data hold are related so"
  }

  var cannotBeTold: String { "this cannot be told: " + evidence.doubts.joined(separator: "; and ") }

  var undecided: String {
    let smooth = evidence.smoothResidual
    guard conditions.shared.holds || evidence.runs == 2 else {
      return "undecided whether every direction is shared: a smooth map from another run leaves "
        + "\(withLimits(smooth, logarithmic: false)) of the worst direction's variance, on both sides of the "
        + "\(percent(1 - rule.sharing)) allowed; \(advice(.sharing))"
    }
    if evidence.runs == 2 {
      return
        "undecided, as two runs have no limits over runs: an affine map leaves \(withLimits(evidence.affineResidual)) "
        + "of the worst direction's variance and a smooth one \(percent(max(0, smooth.mean))), where the margin is "
        + "\(percent(rule.margin)); run three or more"
    }
    return
      "undecided between 'affine' and 'nonlinear': the bend is \(withLimits(evidence.bend)) of the worst direction's "
      + "variance, and the margin is \(percent(rule.margin)); \(advice(.bend))"
  }

  private enum Question { case sharing, bend }

  /// What would decide.
  private func advice(_ question: Question) -> String {
    let needed =
      switch question {
      case .sharing: NeededRuns(deciding: evidence.smoothResidual, sides: [1 - rule.sharing], rule, logarithmic: false)
      case .bend:
        NeededRuns(deciding: evidence.bend, sides: [rule.margin, conditions.bent.threshold], rule, logarithmic: true)
      }
    switch needed.answer {
    case .runs(let runs): return "about \(runs) runs of such codes would decide"
    case .points: return "more points would decide, not more runs"
    case .neither: return "no number of runs would decide at this margin, as what was found lies too near to it"
    }
  }
}
