/// Up to which maps the codes of several runs are the same.
public enum EquivalenceClass: String, CaseIterable, Sendable {
  /// A direction of a run's codes is not shared by the others, by any smooth map.
  case none
  /// Each run's codes are a smooth function of the others', and not an affine one.
  case nonlinear
  /// Affine maps take the codes to one another, up to a bend below the margin.
  case affine
  /// The columns need only be put in order and scaled, up to a share below the margin.
  case permutationAndScale = "permutation-and-scale"
  /// The data do not tell.
  case undecided
}

/// One condition of the rule that names an equivalence class, and how it came out.
public struct ClassCriterion: Equatable, Sendable {
  /// On which side of the threshold a condition is met.
  public enum Side: String, CaseIterable, Sendable {
    /// What was found must be greater.
    case above
    /// What was found must be less.
    case below
  }

  /// The class that needs it.
  public let neededFor: EquivalenceClass
  /// What is looked at, in words.
  public let statement: String
  /// What was found.
  public let observed: Double
  /// On which side of the threshold that must be.
  public let side: Side
  /// What it is compared with.
  public let threshold: Double

  /// Creates a criterion.
  public init(
    neededFor: EquivalenceClass, statement: String, observed: Double, _ side: Side = .above, threshold: Double
  ) {
    self.neededFor = neededFor
    self.statement = statement
    self.observed = observed
    self.side = side
    self.threshold = threshold
  }

  /// Whether it is met.
  public var holds: Bool {
    switch side {
    case .above: observed > threshold
    case .below: observed < threshold
    }
  }
}
