import Alignment

/// What the rule judges: shares of variance with their errors, scores against their nulls, and doubts about the ground.
struct EquivalenceEvidence {
  /// The number of runs, R.
  let runs: Int
  /// The number of columns, L.
  let latents: Int
  /// The part of the worst direction that is a bend, divided by the attenuation.
  let bend: ShareEstimate
  /// What affine maps leave of the worst direction.
  let affineResidual: ShareEstimate
  /// What smooth maps leave of the worst direction.
  let smoothResidual: ShareEstimate
  /// The part of the worst column's map that other columns bring.
  let turned: ShareEstimate
  /// The strong MCC over all points, and what random rotations reach.
  let strong: Against
  /// The lower end of the one-to-one score, and what random rotations reach.
  let oneToOne: Against
  /// The pairs of runs that share no direction beyond chance.
  let unrelated: [String]
  /// What takes the ground from any verdict, a sentence each.
  let doubts: [String]

  /// A score and the upper quantile of its null.
  struct Against {
    let observed: Double
    let upper: Double
  }
}
