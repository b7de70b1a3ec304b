private import Datasets
private import LinearAlgebra
public import Parameters
public import Stages

/// Finds the principal components of images.
public struct ReduceDimensions: Stage {
  public static let name = "reduce-dimensions"
  public static let summary = "Finds the principal components of images, as a projection to fewer features."

  /// How many components to keep.
  public let features: Int
  /// Whether codes get variance one in each feature.
  public let whiten: Bool

  /// Reads `features` and `whiten`.
  public init(from reader: inout ParameterReader) throws(NotebookError) {
    features = try reader.integer("features", in: 1...100_000)
    whiten = try reader.flag("whiten", default: false)
  }

  public func run(_ input: Images, in context: StageContext) throws -> Projection {
    guard features <= input.pixelsPerImage else {
      throw ArtifactError("'features' is \(features), but the images have \(input.pixelsPerImage) pixels")
    }
    var moments = Moments(features: input.pixelsPerImage)
    for block in blocks(of: input) {
      moments.add(input.intensities(block))
      context.progress(0.8 * Double(block.upperBound) / Double(input.count), "adding up covariances")
    }
    let found = try PrincipalComponents(of: moments, count: features)
    return Projection(
      height: input.height, width: input.width, mean: found.mean, components: found.components,
      scales: whiten ? try found.whiteningScales() : [Double](repeating: 1, count: features),
      explainedVariance: found.explainedVariance, totalVariance: found.totalVariance)
  }
}

/// Ranges of images small enough that their intensities fit well into memory.
func blocks(of images: Images) -> [Range<Int>] {
  stride(from: 0, to: images.count, by: 4096).map { $0..<min($0 + 4096, images.count) }
}
