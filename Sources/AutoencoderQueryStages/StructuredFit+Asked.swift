internal import AutoencoderArtifacts
internal import Interchange
private import LinearAlgebra
internal import Randomness
private import Stages
internal import StructuredAutoencoderArtifacts
private import StructuredAutoencoders

/// Such a model is told no labels. Its answers are those of its fit: of SVAE by the local posterior, in which the prior takes
/// part; of DLGMM by E[π] and the means of all components.
extension StructuredFit: AskedModel {
  func codes(of points: Points) throws -> Codes {
    var stream = RandomStream(seed: 0)  // codes depend on no draw
    let found = try asked(points, draws: 1, using: &stream)
    return Codes(found.codes, classes: points.labels, prior: codes.prior)
  }

  func assignments(of points: Points, draws: Int, using stream: inout RandomStream) throws -> Assignments {
    let found = try asked(points, draws: draws, using: &stream)
    return Assignments(
      responsibilities: found.responsibilities, logDensities: found.bounds, classes: points.labels)
  }

  func evaluation(
    of points: Points, _ labels: EvaluateAutoencoder.Labels, draws: Int, using stream: inout RandomStream
  ) throws -> AutoencoderEvaluation {
    AutoencoderEvaluation(bounds: try asked(points, draws: draws, using: &stream).bounds, draws: draws)
  }

  private func asked(_ points: Points, draws: Int, using stream: inout RandomStream) throws -> PointEvaluation {
    let model = try model()
    try points.check(features: model.features)
    return try model.evaluation(of: points.coordinates, draws: draws, using: &stream)
  }
}
