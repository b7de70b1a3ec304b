internal import Alignment
internal import HierarchyArtifacts

extension LatentModel {
  /// The parts of a recorded model.
  ///
  /// - Throws: `DecoderError`, or `ArtifactError` for an activation that is none.
  init(_ model: RecordedModel) throws {
    self.init(
      prior: model.prior, codes: model.codes, decoder: try model.layers.map { try TruthDecoder($0).comparable },
      points: model.points.map(Double.init))
  }
}
