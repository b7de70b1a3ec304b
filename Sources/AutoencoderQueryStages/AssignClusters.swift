public import AutoencoderArtifacts
private import Autoencoders
public import Interchange
private import Networks
public import Parameters
private import Randomness
public import Stages

/// Finds the component of a fitted autoencoder's prior that each point belongs to.
public struct AssignClusters: Stage {
  public static let name = "assign-clusters"
  public static let summary = "Finds the component of an autoencoder's prior that each point belongs to."

  let draws: Int
  let seed: UInt64

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    draws = try reader.draws()
    seed = try reader.seed(default: 0)
  }

  /// Responsibilities are the optimal q(c|x). Departure: log p(x) cannot be computed, so the importance-weighted bound
  /// stands in its place.
  public func run(_ input: Pair<FittedAutoencoder, Points>, in context: StageContext) throws -> Assignments {
    let fit = input.first
    try fit.check(input.second)
    guard fit.configuration.architecture.labels == nil else {
      throw ArtifactError(
        "the prior of this model is told by labels, so there are no clusters to find; fit one without")
    }
    let (model, points) = (Autoencoder<Double>(fit.model), input.second)
    var stream = RandomStream(seed: seed).child(Self.name)
    return Assignments(
      responsibilities: model.clusters(of: PointSet(points)).responsibilities,
      logDensities: model.importanceWeightedBounds(of: PointSet(points), draws: draws, using: &stream),
      classes: points.labels)
  }
}
