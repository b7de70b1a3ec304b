internal import Alignment
internal import AutoencoderArtifacts
internal import Autoencoders
private import Interchange
private import LinearAlgebra
private import Networks
private import Probability

extension LatentModel {
  /// The parts of a fit of one facet, with the codes of what it was fitted to.
  ///
  /// - Throws: ``HierarchyError/fit``, ``HierarchyError/noPrior(run:)``.
  init(_ fit: FittedAutoencoder) throws(HierarchyError) {
    guard fit.codes.facets.count == 1 else { throw .fit }
    guard let prior = fit.codes.facets[0].prior else { throw .noPrior(run: 1) }
    let codes = fit.codes.facets[0].codes
    self.init(
      prior: prior, codes: codes, decoder: Autoencoder<Double>(fit.model).comparableDecoder,
      points: Double(codes.rows))
  }
}

extension Autoencoder where Scalar == Double {
  /// The decoder as comparisons take it, with slopes where it is piecewise affine.
  var comparableDecoder: Decoder {
    guard let slope = architecture.activation.slope else {
      return Decoder(latents: architecture.facets[0].latents, features: architecture.features) { self.decode([$0]) }
    }
    return Decoder(
      layers: decoder.layers.enumerated().map { number, layer in
        Decoder.Layer(
          weights: parameters.matrix(layer.weight).transposed, biases: parameters[layer.bias],
          slope: number == decoder.layers.count - 1 ? 1 : slope)
      })
  }
}
