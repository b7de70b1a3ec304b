package import Autoencoders
package import Memory
internal import Stages

extension Architecture {
  /// The most weights that are trained: their moments and a step's work must fit into memory beside them.
  private static let mostWeights = 100_000_000

  /// What is wrong with the sizes, as a user should hear it; nil for nothing.
  var sizeFault: String? {
    guard encoder.count + decoder.count <= 1000 else {
      return "the encoder and the decoder have \(encoder.count + decoder.count) layers; ask for at most 1000"
    }
    if let fault { return fault }
    guard weights > Self.mostWeights else { return nil }
    return "the networks and the prior would have \(weights) weights, more than the \(Self.mostWeights) that can be "
      + "trained; ask for fewer latents, components or units"
  }

  /// Throws where the sizes are wrong, or where training takes more memory than is free.
  ///
  /// A weight has a gradient, two moments, a checkpoint and a step's work beside it; the points are held in single precision.
  package func check(points: Int, in memory: FreeMemory = .ofThisProcess) throws {
    if let sizeFault { throw ArtifactError(sizeFault) }
    try checkMemory(
      43 * Double(weights) + 4 * Double(points) * Double(features),
      of: "\(weights) weights and \(points) points of \(features) features",
      advice: "ask for fewer latents, components or units, or for fewer points", in: memory)
  }

  /// The weights of what reads a style, and of what makes components of it.
  private func styleWeights(_ facet: Facet) -> Int {
    let (styles, units) = (styles ?? 2, styleUnits ?? 16)
    let inputs = facet.rung == 0 ? features : encoder[facet.rung - 1]
    return 2 * inputs * styles + styles * units + 2 * units * facet.components * facet.latents
  }

  /// How many weights there are, biases left out; the sizes are free of ``fault``.
  private var weights: Int {
    func between(_ sizes: [Int]) -> Int { zip(sizes, sizes.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 } }
    func entries(_ latents: Int, isFull: Bool) -> Int { isFull ? latents * (latents + 3) / 2 : 2 * latents }
    let parts = facets.map { facet in
      (facet.rung == 0 ? inputs : encoder[facet.rung - 1]) * (posteriorComponents ?? 1)
        * entries(facet.latents, isFull: posterior == .full)
        + facet.components * (labels?.count ?? 1)
        * (prior.isOfPseudoInputs ? features : entries(facet.latents, isFull: prior == .full))
        + (prior == .styled ? styleWeights(facet) : 0)
    }
    return between([inputs] + encoder) + between([facets[facets.count - 1].latents] + decoder + [features])
      + parts.reduce(0, +)
  }
}
