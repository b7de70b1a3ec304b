public import DataArtifacts
public import Interchange
private import LinearAlgebra
public import Parameters
public import Stages

/// Projects images to the features that a projection keeps.
public struct Project: Stage {
  public static let name = "project"
  public static let summary = "Projects images to the features of a projection; their labels stay with them."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ input: Pair<Images, Projection>, in context: StageContext) throws -> Points {
    let (images, projection) = (input.first, input.second)
    guard images.height == projection.height, images.width == projection.width else {
      throw ArtifactError(
        "the images are \(images.height)×\(images.width), but the projection is of "
          + "\(projection.height)×\(projection.width); make it of images of the same size")
    }
    var codes: [Double] = []
    codes.reserveCapacity(images.count * projection.scales.count)
    for block in blocks(of: images) {
      codes += projection.encode(images.intensities(block)).elements
      context.progress(Double(block.upperBound) / Double(images.count), "projecting")
    }
    return Points(
      Matrix(rows: images.count, columns: projection.scales.count, elements: codes), labels: images.labels)
  }
}
