/// Up to which maps the codes of several runs are the same.
public enum EquivalenceClass: String, CaseIterable, Sendable {
  /// Not even affine maps take the codes to one another.
  case none
  /// Affine maps do.
  case affine
  /// The columns need only be put in order and scaled.
  case permutationAndScale = "permutation-and-scale"
}

/// One condition of the rule that names an equivalence class, and how it came out.
public struct ClassCriterion: Equatable, Sendable {
  /// The class that needs it.
  public let neededFor: EquivalenceClass
  /// What is looked at, in words.
  public let statement: String
  /// What was found.
  public let observed: Double
  /// What it must be greater than.
  public let threshold: Double

  /// Creates a criterion.
  public init(neededFor: EquivalenceClass, statement: String, observed: Double, threshold: Double) {
    self.neededFor = neededFor
    self.statement = statement
    self.observed = observed
    self.threshold = threshold
  }

  /// Whether it is met.
  public var holds: Bool { observed > threshold }
}
