public import DataArtifacts
private import Datasets
public import Interchange
private import LinearAlgebra
private import Memory
public import Parameters
private import Randomness
public import Stages

/// Finds the principal components of images.
public struct ReduceDimensions: Stage {
  public static let name = "reduce-dimensions"
  public static let summary = "Finds the principal components of images, as a projection to fewer features."

  public let features: Int
  public let whiten: Bool
  public let share: Double
  public let seed: UInt64

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    features = try reader.integer("features", "How many components to keep.", in: 1...100_000)
    whiten = try reader.flag("whiten", "Whether codes get variance one in each feature.", default: false)
    share = try reader.number(
      "share",
      "The share of the images that is looked at, drawn at random: seeds then tell how far components depend on it.",
      in: 0...1, default: 1)
    seed = UInt64(try reader.integer("seed", "The seed of that draw.", in: 0...Int.max, default: 0))
  }

  public func run(_ input: Images, in context: StageContext) throws -> Projection {
    guard features <= input.pixelsPerImage else {
      throw ArtifactError("'features' is \(features), but the images have \(input.pixelsPerImage) pixels")
    }
    let images = sampled(input)
    guard images.count > 1 else {
      throw ArtifactError("a 'share' of \(share) of \(input.count) images is \(images.count); it takes two at least")
    }
    let pixels = Double(images.pixelsPerImage)
    try checkMemory(
      24 * pixels * pixels, of: "covariances of \(images.pixelsPerImage) pixels", advice: "make the images smaller")
    var moments = Moments(features: images.pixelsPerImage)
    for block in blocks(of: images) {
      moments.add(images.intensities(block))
      context.progress(0.8 * Double(block.upperBound) / Double(images.count), "adding up covariances")
    }
    let found = try PrincipalComponents(of: moments, count: features)
    return Projection(
      height: input.height, width: input.width, mean: found.mean, components: found.components,
      scales: whiten ? try found.whiteningScales() : [Double](repeating: 1, count: features),
      explainedVariance: found.explainedVariance, totalVariance: found.totalVariance)
  }
}

extension ReduceDimensions {
  /// The share of the images, in their order.
  private func sampled(_ images: Images) -> Images {
    guard share < 1 else { return images }
    var stream = RandomStream(seed: seed).child(Self.name)
    let kept = stream.permutation(images.count).prefix(Int((share * Double(images.count)).rounded())).sorted()
    let size = images.pixelsPerImage
    return Images(
      count: kept.count, height: images.height, width: images.width,
      pixels: kept.flatMap { images.pixels[$0 * size..<($0 + 1) * size] })
  }
}

/// Ranges of images small enough that their intensities fit well into memory.
func blocks(of images: Images) -> [Range<Int>] {
  stride(from: 0, to: images.count, by: 4096).map { $0..<min($0 + 4096, images.count) }
}
