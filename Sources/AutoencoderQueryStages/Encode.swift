public import AutoencoderArtifacts
private import Autoencoders
public import Interchange
private import Networks
public import Parameters
public import Stages

/// Finds the codes of points: where the encoder of a fitted autoencoder puts each of them.
public struct Encode: Stage {
  public static let name = "encode"
  public static let summary = "Finds the codes that a fitted autoencoder gives to points, the posterior means."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ input: Pair<FittedAutoencoder, Points>, in context: StageContext) throws -> Codes {
    let (fit, points) = (input.first, input.second)
    let codes = Autoencoder<Double>(fit.model).codes(of: try fit.pointSet(points, for: .codes))
    return FacetCodes(fit.model, codes, classes: points.labels).joined
  }
}
