public import AutoencoderArtifacts
private import Autoencoders
public import Interchange
private import LinearAlgebra
private import Networks
public import Parameters
public import Stages

/// Finds the component of one facet's prior that each image belongs to.
public struct AssignFacet: Stage {
  public static let name = "assign-facet"
  public static let summary = "Finds the component of a facet's prior that each image belongs to."

  let facet: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    facet = try reader.facet()
  }

  /// Responsibilities are the optimal q(c|x). Departure: the place of log p(x), of which no facet has a part, is taken by
  /// log Σ_c π_c·exp E[log N(z; μ_c, Σ_c)], the facet's part of the bound of the optimal q(c|x), but for the entropy of
  /// q(z|x).
  public func run(_ input: Pair<FittedAutoencoder, Images>, in context: StageContext) throws -> Assignments {
    let (fit, images) = (input.first, input.second)
    try fit.check(images)
    try fit.check(facet: facet)
    let clusters = fit.model.clusters(of: PointSet(images), facet: facet)
    return Assignments(
      responsibilities: clusters.responsibilities, logDensities: clusters.logSums, classes: images.labels)
  }
}
