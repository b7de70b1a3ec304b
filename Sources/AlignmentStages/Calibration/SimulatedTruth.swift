/// How codes of simulated runs come from what all runs share.
public enum SimulatedTruth: String, CaseIterable, Sendable {
  /// Nothing is shared.
  case independent
  /// A random map of each run's own, after one direction was replaced by noise of the run's own.
  case partlyShared = "partly-shared"
  /// A random invertible map of each run's own.
  case affine
  /// A random rotation of each run's own, of codes of equal variances.
  case rotated
  /// Order, sign and scale of each run's own.
  case permuted
  /// A random map, after each run bent the shared codes by a smooth function of its own.
  case bent

  /// Whether a class says nothing false of such runs, by more than a margin.
  ///
  /// - Parameters:
  ///   - name: The class.
  ///   - bend: The share of the worst direction's variance that a bend makes between two runs.
  ///   - unexplained: The share of the worst direction that no map explains, for noise.
  ///   - latents: How many columns a run has; of one column, an affine map is one of order and scale.
  ///   - rule: The rule, for its margin and what must be shared.
  /// - Returns: Whether it is allowed; `undecided` always is.
  func allows(
    _ name: String, bend: Double, unexplained: Double, latents: Int, _ rule: EquivalenceRule
  ) -> Bool {
    let isShared = self != .independent && self != .partlyShared
    let isAffine = isShared && bend <= rule.margin
    return switch name {
    case "none": !isShared || unexplained > 1 - rule.sharing
    case "affine": isAffine
    case "nonlinear": isShared && bend > rule.margin
    case "permutation-and-scale": self == .permuted || (latents == 1 && isAffine)
    default: true
    }
  }
}
