private import Autoencoders
private import LinearAlgebra
private import Networks
public import AutoencoderArtifacts
public import Interchange
public import Parameters
public import Stages

/// Finds the codes of images: where the encoder of a fitted autoencoder puts each of them, facet by facet.
public struct EncodeFacets: Stage {
  public static let name = "encode-facets"
  public static let summary =
    "Finds the codes that a fitted autoencoder gives to images, the posterior means of each facet."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ input: Pair<FittedAutoencoder, Images>, in context: StageContext) throws -> FacetCodes {
    let (fit, images) = (input.first, input.second)
    try fit.check(images)
    return FacetCodes(fit.model, fit.model.codes(of: PointSet(images)), classes: images.labels)
  }
}
