import Autoencoders
import LinearAlgebra
import Networks
import Randomness
import Testing

/// That what makes a prior multiplies in the precision that was asked for, as the encoder and the decoder do.
struct PriorPrecisionTests {
  /// Points and weights are such that bfloat16 holds them, so that codes are the same in both precisions, and the terms of
  /// the prior differ by what its own networks round: pseudo-inputs, or styles.
  @Test(arguments: [PriorFamily.vampPrior, .styled]) func theNetworksOfAPriorRoundToo(family: PriorFamily) throws {
    var model = Autoencoder<Float>(
      Architecture(
        features: 2, latents: 2, hidden: [], activation: .relu, prior: family, components: 3,
        likelihood: .gaussian(deviation: 0.5, isLearned: false)))
    var stream = RandomStream(seed: 4)
    for i in model.parameters.values.indices {
      model.parameters.values[i] = (Float(stream.uniform()) * 8).rounded() / 8
    }
    if let inputs = model.parameters.layout["facet.0.prior.pseudo-inputs"] {
      model.parameters[inputs] = (0..<inputs.count).map { 0.3001 * Float($0 + 1) }
    }
    let points = Matrix<Float>([[0.5, -1], [0.25, 0.75], [-0.125, 1]])
    func bound(_ precision: Precision) -> EvidenceLowerBound {
      var workspace = Workspace(model, points: 3, precision: precision)
      workspace.points = points
      var noise = RandomStream(seed: 5)
      workspace[noiseOf: 0].elements = noise.normals(6).map(Float.init)
      if family == .styled { workspace[styleNoiseOf: 0].elements = noise.normals(6).map(Float.init) }
      return model.bound(.marginal, in: &workspace)
    }
    let (single, rounded) = (bound(.single), bound(.bfloat16))
    let (a, b) = (single.facets[0], rounded.facets[0])
    if family == .vampPrior { #expect(a.latentEntropy == b.latentEntropy) }
    #expect(a.latentPrior + a.cluster != b.latentPrior + b.cluster)
  }
}
