public import JSONArtifacts
public import Stages

/// Which optima of a search are the reference in other coordinates, and how far above the best the nearest other is.
///
/// `comparison.json` holds it. Distances are √D3, blind to affine maps of z and to the order of components; the
/// residual of a decoder is what is left of it after the map that the priors give, as a share of its variance, blind
/// to the order and the scale of its units.
public struct OptimaComparison: JSONArtifact {
  /// An optimum beside the reference.
  public struct Optimum: Codable, Equatable, Sendable {
    /// The method that found it.
    public let method: OptimaSearch.Method
    /// The number of its start; 0 is the truth itself.
    public let start: Int
    /// Its excess, in nats.
    public let excess: Double
    /// Whether it is a local minimum to rounding.
    public let isConverged: Bool
    /// √D3 between the priors.
    public let distance: Double
    /// The decoder's residual.
    public let residual: Double

    /// Creates it.
    public init(
      method: OptimaSearch.Method, start: Int, excess: Double, isConverged: Bool, distance: Double, residual: Double
    ) {
      self.method = method
      self.start = start
      self.excess = excess
      self.isConverged = isConverged
      self.distance = distance
      self.residual = residual
    }
  }

  /// What is true of the model.
  public let arm: SimulationArm
  /// The optima that were compared, by excess.
  public let optima: [Optimum]
  /// Up to which excess an optimum is one of the best, in nats.
  public let tolerance: Double
  /// Up to which excess two losses are equal, as far as the arithmetic can tell, in nats.
  public let equality: Double
  /// Up to which distance an optimum is the reference; for an injective decoder, also the root of the residual.
  public let bound: Double

  /// Creates it.
  public init(arm: SimulationArm, optima: [Optimum], tolerance: Double, equality: Double, bound: Double) {
    self.arm = arm
    self.optima = optima
    self.tolerance = tolerance
    self.equality = equality
    self.bound = bound
  }

  /// Whether an optimum is the reference in other coordinates, as far as the theorem promises: in its prior, and in its
  /// decoder where that is injective.
  public func isEquivalent(_ optimum: Optimum) -> Bool {
    optimum.distance <= bound && (!arm.isInjective || optimum.residual <= bound * bound)
  }

  /// The optima within the tolerance of the best: runs that ended in a minimum.
  public var best: [Optimum] { optima.filter { $0.excess <= tolerance && $0.isConverged } }

  /// The runs within the tolerance that were still descending, along a valley too flat to reach its end.
  public var descending: [Optimum] { optima.filter { $0.excess <= tolerance && !$0.isConverged } }

  /// The optima that are as good as the best one can be.
  public var equal: [Optimum] { best.filter { $0.excess <= equality } }

  /// Whether there are optima as good as can be, and all are the reference in other coordinates.
  public var isIdentified: Bool { !equal.isEmpty && equal.allSatisfy(isEquivalent) }

  /// Whether that is so of all optima within the tolerance.
  public var isSeparated: Bool { isIdentified && best.allSatisfy(isEquivalent) }

  /// Whether a random start reached one of the best.
  public var isFound: Bool { best.contains { $0.start > 0 } }

  /// The lowest that is not the reference: an optimum, or the end of a run that was above the tolerance.
  public var impostor: Optimum? {
    optima.filter { !isEquivalent($0) && ($0.isConverged || $0.excess > tolerance) }.min { $0.excess < $1.excess }
  }
}

extension OptimaComparison {
  public func check() throws(ArtifactError) { try ArtifactError.checkCounts(optima.map(\.start), "start") }

  public static var typeName: String { "optima-comparison" }
  public static var file: String { "comparison.json" }
  public static var valueNames: [String] {
    [
      "compared", "best.count", "descending", "descending.distance", "identified", "separated", "equal.count",
      "distance.max", "residual.max",
      "impostor.excess", "impostor.distance",
      "impostor.residual",
    ]
  }

  /// Of the optima that are as good as can be, the greatest distance and residual; of the lowest optimum that is not the reference, all.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "compared": .integer(optima.count), "best.count": .integer(best.count), "identified": .flag(isIdentified),
      "separated": .flag(isSeparated), "equal.count": .integer(equal.count),
      "descending": .integer(descending.count),
    ]
    if let distance = descending.map(\.distance).max() { values["descending.distance"] = .number(distance) }
    if let distance = equal.map(\.distance).max() { values["distance.max"] = .number(distance) }
    if let residual = equal.map(\.residual).max() { values["residual.max"] = .number(residual) }
    if let impostor {
      values["impostor.excess"] = .number(impostor.excess)
      values["impostor.distance"] = .number(impostor.distance)
      values["impostor.residual"] = .number(impostor.residual)
    }
    return values
  }
}
