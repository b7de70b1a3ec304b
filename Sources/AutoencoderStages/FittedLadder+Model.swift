internal import AutoencoderArtifacts
internal import Autoencoders
internal import Interchange
private import LinearAlgebra
internal import Networks
internal import Stages

extension GreyImages {
  /// The images, whose bytes are shared.
  init(_ images: Images) {
    self.init(count: images.count, pixels: images.pixelsPerImage, bytes: images.pixels)
  }
}

extension LadderConfiguration {
  /// The words for an architecture and its training.
  init(_ architecture: LadderArchitecture, _ training: LadderTraining, height: Int, width: Int) {
    self.init(
      height: height, width: width, latents: architecture.facets.map(\.latents),
      components: architecture.facets.map(\.components), encoder: architecture.encoder, decoder: architecture.decoder,
      rungs: architecture.facets.map(\.rung), activation: architecture.activation.word,
      slope: architecture.activation.wordSlope, gate: architecture.gate, posterior: architecture.posterior.rawValue,
      prior: architecture.prior.rawValue, objective: training.objective.rawValue, stageEpochs: training.stageEpochs,
      fadeIn: training.fadeIn, learningRate: training.learningRate, batch: training.batch,
      firstVariance: training.firstVariance)
  }

  /// The architecture that these words describe.
  func architecture() throws(ArtifactError) -> LadderArchitecture {
    guard let activation = Activation(word: activation, slope: slope),
      let posterior = Posterior.Family(rawValue: posterior), let prior = MixturePrior.Family(rawValue: prior),
      latents.count == components.count, latents.count == rungs.count
    else {
      throw ArtifactError(
        "no ladder has the activation '\(activation)', the posterior '\(posterior)', the prior '\(prior)' and facets of "
          + "\(latents) latents, \(components) components and the rungs \(rungs)")
    }
    let architecture = LadderArchitecture(
      features: height * width, encoder: encoder, decoder: decoder,
      facets: latents.indices.map {
        LadderArchitecture.Facet(latents: latents[$0], components: components[$0], rung: rungs[$0])
      }, activation: activation, gate: gate, posterior: posterior, prior: prior)
    if let fault = architecture.fault { throw ArtifactError("'model.json' tells no ladder: \(fault)") }
    return architecture
  }
}

extension FittedLadder {
  /// The model, in the precision in which it was trained: its products over ten thousand images take half the time.
  func model() throws -> LadderAutoencoder<Float> {
    var model = LadderAutoencoder<Float>(try configuration.architecture())
    try model.parameters.fill(from: tensors)
    return model
  }

  /// Throws unless images have the size of those that the model was fitted to.
  func check(_ images: Images) throws(ArtifactError) {
    guard images.height == configuration.height, images.width == configuration.width else {
      throw ArtifactError(
        "images of \(images.height)×\(images.width) pixels do not fit a ladder that was fitted to "
          + "\(configuration.height)×\(configuration.width)")
    }
  }

  /// Throws unless there is such a facet.
  func check(facet: Int) throws(ArtifactError) {
    guard configuration.latents.indices.contains(facet) else {
      throw ArtifactError(
        "there is no facet \(facet); the facets are 0 to \(configuration.latents.count - 1), the shallow one first")
    }
  }
}
