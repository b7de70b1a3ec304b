import AlignmentArtifacts
import Alignment

/// The conditions of the rule, as they came out.
struct ClassConditions {
  /// κ_g, lower limit: whether a direction is surely not shared.
  let unshared: ClassCriterion
  /// κ_g, upper limit: whether every direction surely is.
  let shared: ClassCriterion
  /// κ_a, upper limit.
  let affine: ClassCriterion
  /// ν, upper limit.
  let unbent: ClassCriterion
  /// ν, lower limit.
  let bent: ClassCriterion
  /// The turned share, upper limit; the two scores against random rotations.
  let ordered: [ClassCriterion]
  /// The class that follows.
  let equivalenceClass: EquivalenceClass

  /// All conditions.
  var criteria: [ClassCriterion] { [unshared, affine, unbent, shared, bent] + ordered }

  init(_ evidence: EquivalenceEvidence, _ rule: EquivalenceRule) {
    let level = rule.confidence
    let (smooth, bend) = (evidence.smoothResidual.limits(confidence: level), evidence.bend.logLimits(confidence: level))
    let (unexplained, m) = (1 - rule.sharing, rule.margin)
    unshared = ClassCriterion(
      neededFor: .none, statement: "left by smooth maps, lower limit", observed: smooth.lowerBound, .above,
      threshold: unexplained)
    shared = ClassCriterion(
      neededFor: .nonlinear, statement: "left by smooth maps, upper limit", observed: smooth.upperBound, .below,
      threshold: unexplained)
    affine = ClassCriterion(
      neededFor: .affine, statement: "left by affine maps, upper limit",
      observed: min(1, evidence.affineResidual.logLimits(confidence: level).upperBound), .below, threshold: m)
    unbent = ClassCriterion(
      neededFor: .affine, statement: "or else the bend, upper limit", observed: min(1, bend.upperBound), .below,
      threshold: m)
    bent = ClassCriterion(
      neededFor: .nonlinear, statement: "the bend, lower limit, against the margin and half of what smooth maps leave",
      observed: bend.lowerBound, .above, threshold: m + max(0, evidence.smoothResidual.mean) / 2)
    ordered = evidence.latents == 1 ? [] : Self.order(evidence, rule)
    equivalenceClass = Self.decide(
      evidence, unshared: unshared.holds || !evidence.unrelated.isEmpty,
      affine: affine.holds || (evidence.runs > 2 && unbent.holds && shared.holds),
      nonlinear: evidence.runs > 2 && bent.holds && shared.holds, ordered: ordered.allSatisfy(\.holds))
  }

  private static func decide(
    _ evidence: EquivalenceEvidence, unshared: Bool, affine: Bool, nonlinear: Bool, ordered: Bool
  ) -> EquivalenceClass {
    if !evidence.doubts.isEmpty { return .undecided }
    if unshared { return .none }
    if affine { return ordered ? .permutationAndScale : .affine }
    return nonlinear ? .nonlinear : .undecided
  }

  private static func order(_ evidence: EquivalenceEvidence, _ rule: EquivalenceRule) -> [ClassCriterion] {
    [
      ClassCriterion(
        neededFor: .permutationAndScale, statement: "what other columns bring to the worst column, upper limit",
        observed: min(1, evidence.turned.logLimits(confidence: rule.confidence).upperBound), .below,
        threshold: rule.margin),
      // Of all points, as the null is: a mean is compared with means, so it needs no interval besides.
      ClassCriterion(
        neededFor: .permutationAndScale, statement: "strong MCC over all points against random rotations",
        observed: evidence.strong.observed, threshold: evidence.strong.upper),
      ClassCriterion(
        neededFor: .permutationAndScale, statement: "one-to-one score, lower end, against random rotations",
        observed: evidence.oneToOne.observed, threshold: evidence.oneToOne.upper),
    ]
  }
}
