public import AutoencoderArtifacts
private import Autoencoders
public import Interchange
private import LinearAlgebra
private import Networks
public import Parameters
public import Stages

/// Finds the codes of images: where the encoder of a fitted ladder puts each of them, facet by facet.
public struct EncodeFacets: Stage {
  public static let name = "encode-facets"
  public static let summary = "Finds the codes that a fitted ladder gives to images, the posterior means of each facet."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ input: Pair<FittedLadder, Images>, in context: StageContext) throws -> FacetCodes {
    let (fit, images) = (input.first, input.second)
    try fit.check(images)
    let model = try fit.model()
    return FacetCodes(
      model.codes(of: GreyImages(images)).enumerated().map { j, codes in
        Codes(codes, classes: images.labels, prior: model.mixture(ofFacet: j))
      })
  }
}
