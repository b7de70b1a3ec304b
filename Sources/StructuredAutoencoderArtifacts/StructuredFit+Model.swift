internal import Autoencoders
private import Interchange
private import LinearAlgebra
internal import Networks
private import Probability
private import SafetensorsFormat
internal import Stages
package import StructuredAutoencoders

extension StructuredFit {
  /// The model as it can be asked about points.
  ///
  /// - Throws: `ArtifactError` or `FormatError` where its numbers are none of such a model.
  package func model() throws -> any PointModel {
    switch summary.kind {
    case .svae: try structuredModel()
    case .dlgmm: try stickModel()
    }
  }

  private func structuredModel() throws -> StructuredModel {
    let (sizes, prior) = (try EncoderSizes(tensors), try knownPrior())
    try sizes.check(outputs: 2 * prior.features)
    var networks = SkipAutoencoder<Double>(
      SkipShape(
        features: sizes.features, latents: prior.features, hidden: sizes.hidden, activation: activation,
        hasSkips: tensors["encoder.skip.weight"] != nil, learnsDeviation: false))
    try read(&networks.parameters)
    let belief = try BayesianMixture(
      SafetensorsFile(tensors: tensors), components: prior.components, latents: prior.features)
    return try StructuredModel(networks, belief)
  }

  private func stickModel() throws -> StickAutoencoder<Double> {
    let (sizes, prior) = (try EncoderSizes(tensors), try knownPrior())
    guard let concentration = summary.concentration, concentration > 0, prior.components > 1 else {
      throw ArtifactError("'fit.json' tells no concentration of the weights of \(prior.components) components")
    }
    try sizes.check(outputs: 2 * prior.components * prior.features + 2 * (prior.components - 1))
    guard case .diagonal(let variances) = prior.covariances else {
      throw ArtifactError("the prior of '\(summary.kind.rawValue)' has diagonal covariances, and this one has others")
    }
    var model = StickAutoencoder<Double>(
      PairedShape(
        features: sizes.features, latents: prior.features, components: prior.components, hidden: sizes.hidden,
        activation: activation, learnsDeviation: false),
      concentration: concentration, priorMeans: prior.means, priorVariances: variances)
    try read(&model.parameters)
    return model
  }

  private var activation: Activation { summary.slope == 0 ? .relu : .leakyRelu(slope: summary.slope) }

  private func knownPrior() throws(ArtifactError) -> GaussianMixture {
    guard let prior = codes.prior else { throw ArtifactError("the fit has no prior") }
    return prior
  }

  /// Fills parameters by the names of their slices.
  private func read(_ parameters: inout ParameterBuffer<Double>) throws {
    let file = SafetensorsFile(tensors: tensors)
    for slice in parameters.layout.slices { parameters[slice] = try file.numbers(slice.name, shape: slice.shape) }
  }
}

/// The sizes of an encoder, as the shapes of its weights tell them.
private struct EncoderSizes {
  /// D.
  let features: Int
  let hidden: [Int]
  private let outputs: Int

  init(_ tensors: [String: Tensor]) throws(ArtifactError) {
    var widths: [Int] = []
    while let shape = tensors["encoder.\(max(widths.count - 1, 0)).weight"]?.shape {
      guard shape.count == 2, shape[0] > 0, shape[1] > 0, widths.last ?? shape[0] == shape[0] else {
        throw ArtifactError("'encoder.\(max(widths.count - 1, 0)).weight' of the shape \(shape) is no layer")
      }
      widths += widths.isEmpty ? shape : [shape[1]]
    }
    guard let outputs = widths.popLast(), let features = widths.first else {
      throw ArtifactError("'model.safetensors' has no 'encoder.0.weight'")
    }
    (self.features, self.outputs, hidden) = (features, outputs, Array(widths.dropFirst()))
  }

  /// Throws unless the encoder puts out so many numbers.
  func check(outputs count: Int) throws(ArtifactError) {
    guard outputs == count else {
      throw ArtifactError("the encoder puts out \(outputs) numbers where codes and prior ask for \(count)")
    }
  }
}
