internal import AutoencoderArtifacts
private import Autoencoders
internal import Interchange
private import Networks
internal import Randomness
private import Stages

extension FittedAutoencoder: AskedModel {
  /// Those of all facets, side by side.
  func codes(of points: Points) throws -> Codes {
    let codes = Autoencoder<Double>(model).codes(of: try pointSet(points, for: .codes))
    return FacetCodes(model, codes, classes: points.labels).joined
  }

  /// By the optimal q(c|x) of the first facet.
  ///
  /// - Throws: `ArtifactError` where the prior is told by labels.
  func assignments(of points: Points, draws: Int, using stream: inout RandomStream) throws -> Assignments {
    try check(points)
    guard configuration.architecture.labels == nil else {
      throw ArtifactError(
        "the prior of this model is told by labels, so there are no clusters to find; fit one without")
    }
    let model = Autoencoder<Double>(model)
    return Assignments(
      responsibilities: model.clusters(of: PointSet(points)).responsibilities,
      logDensities: model.importanceWeightedBounds(of: PointSet(points), draws: draws, using: &stream),
      classes: points.labels)
  }

  func evaluation(
    of points: Points, _ labels: EvaluateAutoencoder.Labels, draws: Int, using stream: inout RandomStream
  ) throws -> AutoencoderEvaluation {
    try check(points)
    var model = Autoencoder<Double>(model)
    if labels == .unknown { model = try model.withoutLabels() }
    let set = labels == .known ? try pointSet(points, for: .density) : PointSet(points)
    let bounds = model.importanceWeightedBounds(of: set, draws: draws, using: &stream)
    return AutoencoderEvaluation(bounds: bounds, draws: draws, styleDivergences: model.styleDivergences(of: set))
  }
}
