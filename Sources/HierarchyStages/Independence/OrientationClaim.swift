internal import Assumptions
internal import Probability

/// What is said of the orientation of a run's code, with the case that its prior was diagonal from the outset.
struct OrientationClaim: Equatable {
  /// The verdict's name, or `diagonal-prior`.
  let name: String
  /// The same in a sentence that holds without its context.
  let sentence: String

  /// Judges a test; of a prior whose family is diagonal there is nothing to judge, since it is so by construction.
  init(of test: ConditionalIndependence, _ prior: GaussianMixture, _ rule: OrientationRule, fakedGap: Double?) {
    switch prior.covariances.family {
    case .diagonal, .spherical:
      name = "diagonal-prior"
      sentence =
        "the prior is diagonal in these coordinates by construction, so that its components say nothing of their "
        + "orientation; test a full one"
    case .full, .tied:
      let verdict = rule.verdict(of: test, fakedGap: fakedGap)
      (name, sentence) = (verdict.rawValue, verdict.sentence)
    }
  }
}
