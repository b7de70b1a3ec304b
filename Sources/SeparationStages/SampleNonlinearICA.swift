private import Datasets
private import Interchange
private import LinearAlgebra
private import Memory
public import Parameters
private import Randomness
public import SeparationArtifacts
public import Stages

/// Draws observations of nonlinear independent component analysis, with the sources that they are made of.
///
/// Each segment has sources of its own variances, and of means zero or its own; the segment is the label of a point.
public struct SampleNonlinearICA: Stage {
  public static let name = "sample-nonlinear-ica"
  public static let summary = "Draws mixed sources in segments, with the true sources beside them."

  /// Which of the published generators it is, as `NonlinearICA` has them.
  enum Generator: String, CaseIterable, Sendable {
    /// Independent sources of time-contrastive learning, square mixing (Khemakhem et al. 2020, ICE-BeeM).
    case tcl
    /// Dependent sources of independently modulated components, square mixing (the same).
    case imca
    /// Independent sources, a wide mixing with biases and a small slope.
    case hard
    /// Independent sources, one matrix in every layer, smooth (Khemakhem et al. 2020, iVAE).
    case ivae
  }

  /// What the means of sources are in a segment.
  enum Means: String, CaseIterable, Sendable {
    /// Zero.
    case zero
    /// Uniform between −3 and 3.
    case varying
  }

  let generator: Generator
  let means: Means
  let sources: Int
  let segments: Int
  let pointsPerSegment: Int
  let layers: Int
  let noise: Double
  let standardise: Bool
  let draw: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    let generator: Generator = try reader.choice("generator", "Which data set it is.")
    self.generator = generator
    means = try reader.choice("means", "What the means of the sources of a segment are.", default: .zero)
    sources = try reader.integer("sources", "How many sources there are.", in: 1...100, default: 2)
    segments = try reader.integer("segments", "How many segments there are.", in: 1...10_000, default: 5)
    pointsPerSegment = try reader.integer(
      "points-per-segment", "How many points each segment has.", in: 1...1_000_000, default: 1000)
    layers =
      try reader.only(if: generator != .hard, "where 'generator' is not 'hard', which has four layers") {
        (reader) throws(NotebookError) in
        try reader.integer("layers", "How many layers the mixing has.", in: 1...100, default: 3)
      } ?? 4
    noise = try reader.number(
      "noise", "The deviation of noise on each feature, as a share of the feature's own.", in: 0...100, default: 0)
    standardise = try reader.flag(
      "standardise", "Whether every feature is given mean zero and variance one.", default: true)
    draw = try reader.integer("draw", "Which data set is drawn: the seed of its stream.", in: 0...Int.max)
    if segments * pointsPerSegment > 10_000_000,
      let place = reader.resolved.last(where: { $0.name == "points-per-segment" })?.location
    {
      throw NotebookError(
        "\(segments) times \(pointsPerSegment) points are more than the 10000000 that can be drawn; lower "
          + "'points-per-segment'", at: place)
    }
  }

  public func run(_ input: Nothing, in context: StageContext) throws -> SourceSample {
    let points = segments * pointsPerSegment
    // The sources, each layer's input and output, and the features, standardised in the end.
    try checkMemory(
      48 * Double(points) * Double(sources), of: "\(points) points of \(sources) sources",
      advice: "lower 'points-per-segment' or 'sources'")
    var stream = RandomStream(seed: UInt64(draw)).child(Self.name)
    let drawn = try distribution.sample(using: &stream)
    guard let sources = drawn.sources else { throw ArtifactError("this data set has no sources") }
    let sample = standardise ? try drawn.standardised() : drawn
    return SourceSample(points: Points(sample.points, labels: sample.labels), sources: sources)
  }

  private var distribution: NonlinearICA {
    var data = NonlinearICA(
      sources: sources, segments: segments, pointsPerSegment: pointsPerSegment,
      largestMean: means == .varying ? 3 : 0, layers: layers, noise: noise)
    switch generator {
    case .tcl: break
    case .imca: data.dependence = .dependent
    case .hard: (data.deviations, data.mixing, data.slope) = (0.2...1.5, .wide, 0.05)
    case .ivae: (data.deviations, data.mixing, data.slope) = (0.5...3, .repeated, 0.1)
    }
    return data
  }
}
