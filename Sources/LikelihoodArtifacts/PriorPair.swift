public import JSONArtifacts
public import Stages

/// Two priors behind one decoder: how far apart they are, and how far apart is what they generate.
///
/// `priors.json` holds it.
public struct PriorPair: JSONArtifact {
  /// The loss of the first where the first is the truth, its entropy, in nats.
  public let ownLoss: Double
  /// The loss of the second where the first is the truth, in nats.
  public let otherLoss: Double
  /// The greatest difference of their log-densities of x on a grid, in nats.
  public let densityDifference: Double
  /// The affine distance D3 of the priors.
  public let distance: Double
  /// Whether the decoder is weakly injective (F2).
  public let isWeaklyInjective: Bool

  /// Creates it.
  public init(
    ownLoss: Double, otherLoss: Double, densityDifference: Double, distance: Double, isWeaklyInjective: Bool
  ) {
    self.ownLoss = ownLoss
    self.otherLoss = otherLoss
    self.densityDifference = densityDifference
    self.distance = distance
    self.isWeaklyInjective = isWeaklyInjective
  }

  public static var typeName: String { "prior-pair" }
  public static var file: String { "priors.json" }
  public static var valueNames: [String] {
    ["own-loss", "other-loss", "loss-difference", "density-difference", "distance", "weakly-injective"]
  }

  /// The distance is D3, not its root.
  public var values: [String: ReportValue] {
    [
      "own-loss": .number(ownLoss), "other-loss": .number(otherLoss),
      "loss-difference": .number(abs(otherLoss - ownLoss)), "density-difference": .number(densityDifference),
      "distance": .number(distance), "weakly-injective": .flag(isWeaklyInjective),
    ]
  }
}
