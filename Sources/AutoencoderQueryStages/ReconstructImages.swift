public import AutoencoderArtifacts
private import Autoencoders
public import Interchange
private import LinearAlgebra
private import Networks
public import Parameters
public import Stages

/// Takes images through a fitted autoencoder and back.
public struct ReconstructImages: Stage {
  public static let name = "reconstruct-images"
  public static let summary = "Reconstructs the first images from the codes that a fitted autoencoder gives to them."

  let count: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    count = try reader.integer(
      "count", "How many images are reconstructed, from the first on.", in: 1...1_000_000, default: 20)
  }

  public func run(_ input: Pair<FittedAutoencoder, Images>, in context: StageContext) throws -> Images {
    let (fit, images) = (input.first, input.second)
    try fit.check(images)
    let first = images.images(at: Array(0..<min(count, images.count)))
    return Images(
      fit.model.reconstructions(of: PointSet(first)), height: first.height, width: first.width,
      labels: first.labels)
  }
}
