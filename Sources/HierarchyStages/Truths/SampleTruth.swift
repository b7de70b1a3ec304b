public import HierarchyArtifacts
internal import Interchange
internal import LinearAlgebra
private import Memory
public import Parameters
private import Probability
internal import Randomness
public import Stages

/// Draws points of a ground truth, with the latents that made them.
public struct SampleTruth: Stage {
  public static let name = "sample-truth"
  public static let summary = "Draws points of a known model, with the latents that made them."

  public let points: Int
  public let seed: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    points = try reader.integer("points", "How many points are drawn.", in: 10...10_000_000, default: 3000)
    seed = try reader.integer("seed", "The seed of all draws.", in: 0...Int.max, default: 1)
  }

  public func run(_ truth: GroundTruth, in context: StageContext) throws -> TruthSample {
    // A value is held three times at the peak: as it is drawn, with its noise, and as it is kept.
    try checkMemory(
      24 * Double(points) * Double(truth.features + truth.prior.features),
      of: "\(points) points of \(truth.features) features", advice: "lower 'points'")
    var stream = RandomStream(seed: UInt64(seed)).child(Self.name)
    return try truth.sample(points, using: &stream)
  }
}

extension GroundTruth {
  /// Draws z from the prior, and x = f(z) + ε.
  func sample(_ count: Int, using stream: inout RandomStream) throws -> TruthSample {
    let drawn = try prior.sample(count, using: &stream)
    var values = try TruthDecoder(self)(drawn.points)
    for i in values.elements.indices { values.elements[i] += noise * stream.normal() }
    return TruthSample(points: Points(values, labels: drawn.labels), latents: drawn.points, truth: self)
  }
}
