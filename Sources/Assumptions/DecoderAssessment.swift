/// What a linter found about a decoder.
public struct DecoderAssessment: Equatable, Sendable {
  /// m.
  public let latents: Int
  /// n.
  public let outputs: Int
  /// What was found about each assumption.
  public let findings: [DecoderAssumption: Finding]
  /// Each layer by itself; empty where one of them is not piecewise affine.
  public let layers: [LayerInjectivity]
  /// The regions, where they were few enough to be enumerated.
  public let regions: RegionCensus?
  /// How f does at latents that the prior may draw; nil where it is not piecewise affine.
  public let scores: LatentScores?

  /// The finding about one assumption.
  public subscript(assumption: DecoderAssumption) -> Finding {
    findings[assumption] ?? Finding(.undecided, by: .structure, "not asked, since f is not piecewise affine")
  }

  /// What is found of a decoder one of whose activations is not piecewise affine: F2 to F4 are not asked.
  static func notPiecewiseAffine(_ decoder: LayeredDecoder, layer: Int) -> DecoderAssessment {
    let name = decoder.layers[layer].activation.description
    return DecoderAssessment(
      latents: decoder.latents, outputs: decoder.outputs,
      findings: [
        .f1: Finding(
          .fails, by: .structure, "the activation '\(name)' of layer \(layer + 1) is not piecewise affine",
          certificate: .activation(layer: layer + 1, name: name))
      ], layers: [], regions: nil, scores: nil)
  }
}

/// The regions of a decoder in numbers.
public struct RegionCensus: Equatable, Sendable {
  /// How many there are.
  public let count: Int
  /// How many have slopes of full rank m.
  public let fullRank: Int
  /// The ranks that occur, ascending.
  public let ranks: [Int]
  /// The least singular value of the slopes of a region of full rank, in units in which weights are about one.
  public let leastSingularValue: Double

  init(_ atlas: RegionAtlas) {
    count = atlas.regions.count
    fullRank = atlas.fullRank.count
    ranks = Set(atlas.images.map(\.rank)).sorted()
    leastSingularValue = atlas.fullRank.map { atlas.images[$0].leastSingularValue }.min() ?? 0
  }
}
