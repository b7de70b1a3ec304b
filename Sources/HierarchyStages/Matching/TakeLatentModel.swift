private import Assumptions
public import AutoencoderArtifacts
private import DecoderFiles
public import HierarchyArtifacts
public import Interchange
private import LinearAlgebra
public import Parameters
public import Stages

/// Takes the prior, the codes and the decoder out of a fitted autoencoder.
public struct TakeLatentModel: Stage {
  public static let name = "take-latent-model"
  public static let summary =
    "Takes prior, codes and decoder out of a fitted autoencoder of one facet, to compare them."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ fit: FittedAutoencoder, in context: StageContext) throws -> RecordedModel {
    guard fit.codes.facets.count == 1 else { throw HierarchyError.facets(fit.codes.facets.count) }
    guard let prior = fit.codes.facets[0].prior else { throw HierarchyError.noPrior(run: 1) }
    let codes = fit.codes.facets[0].codes
    let decoder = try Decoder(fit.model, file: "the fitted autoencoder").decoder
    return try RecordedModel(prior: prior, codes: codes, layers: decoder.recorded, points: codes.rows)
  }
}

/// Takes a fitted mixture as the prior of a model of which nothing else is known.
public struct TakeAsPrior: Stage {
  public static let name = "take-as-prior"
  public static let summary = "Takes a fitted mixture as the prior of a model, to match it with another."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ mixture: FittedMixture, in context: StageContext) throws -> RecordedModel {
    try RecordedModel(prior: mixture.model, points: mixture.points)
  }
}

extension LayeredDecoder {
  /// The layers as artifacts hold them.
  var recorded: [GroundTruth.Layer] {
    layers.map { GroundTruth.Layer(weights: $0.weights, biases: $0.biases, activation: $0.activation.description) }
  }
}
