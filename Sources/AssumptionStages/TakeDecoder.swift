public import AutoencoderArtifacts
public import DecoderFiles
public import Parameters
public import Stages

/// Takes the decoder out of a fitted autoencoder, with the law of its latents.
public struct TakeDecoder: Stage {
  public static let name = "take-decoder"
  public static let summary =
    "Takes the decoder out of a fitted autoencoder, as affine layers, with the prior of its latents."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ fit: FittedAutoencoder, in context: StageContext) throws -> Decoder {
    try Decoder(fit.model, file: "the fitted autoencoder")
  }
}
