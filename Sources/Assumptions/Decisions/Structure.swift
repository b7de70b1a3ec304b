import LinearAlgebra
private import Wording

/// What the layers of a decoder say of it by themselves, whatever their number of regions.
struct Structure {
  /// Each layer by itself.
  let layers: [LayerInjectivity]
  /// The decoder without the injective layers at its end, which change none of F2 to F4; nil where all are injective.
  let core: LayeredDecoder?
  private let decoder: LayeredDecoder

  init(_ decoder: LayeredDecoder, maximumCells: Int) throws(FactorizationError) {
    self.decoder = decoder
    layers = try decoder.layers.map { (layer) throws(FactorizationError) in
      try LayerInjectivity(layer, maximumCells: maximumCells)
    }
    var length = decoder.layers.count
    while length > 0,
      layers[length - 1].isInjective(afterNonnegative: length > 1 && decoder.layers[length - 2].isNonnegative)
    { length -= 1 }
    core = length == 0 ? nil : try? LayeredDecoder(layers: Array(decoder.layers.prefix(length)))
  }

  /// The finding that F4 holds, where every layer is injective.
  var injective: Finding? {
    guard core == nil else { return nil }
    return Finding(
      .holds, by: .structure, "every layer is injective on what reaches it",
      certificate: .injectiveLayers(
        layers.map {
          Certificate.LayerRank(rank: $0.rank, leastSingularValue: $0.leastSingularValue, cells: $0.cells)
        }))
  }

  /// The finding that the image has too few dimensions, where fewer than m pass through a layer's weights.
  var flat: Finding? {
    guard let i = layers.firstIndex(where: { $0.rank < decoder.latents && $0.isRankCertain }) else { return nil }
    return Finding(
      .fails, by: .structure,
      "\(counted(layers[i].rank, "dimension")) \(layers[i].rank == 1 ? "passes" : "pass") through layer \(i + 1), fewer than the "
        + "\(decoder.latents) latents",
      certificate: .flat(layer: i + 1, rank: layers[i].rank))
  }
}

extension LayeredDecoder.Layer {
  /// Whether none of its outputs is ever negative.
  var isNonnegative: Bool { activation.slope.map { $0 <= 0 } ?? false }
}
