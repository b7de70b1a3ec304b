internal import AutoencoderArtifacts
internal import Autoencoders
internal import Interchange
internal import LinearAlgebra
internal import Networks
internal import Stages

extension AutoencoderConfiguration {
  /// The words for an architecture and an objective.
  init(_ architecture: Architecture, _ objective: Objective) {
    var (likelihood, deviation, learns) = ("bernoulli", 0.0, false)
    if case .gaussian(let start, let isLearned) = architecture.likelihood {
      (likelihood, deviation, learns) = ("gaussian", start, isLearned)
    }
    self.init(
      features: architecture.features, latents: architecture.latents, components: architecture.components,
      hidden: architecture.hidden, activation: architecture.activation.word, slope: architecture.activation.wordSlope,
      posterior: architecture.posterior.rawValue,
      prior: architecture.prior.rawValue, likelihood: likelihood, deviation: deviation, learnsDeviation: learns,
      objective: objective.rawValue)
  }

  /// The architecture that these words describe.
  func architecture() throws(ArtifactError) -> Architecture {
    guard let activation = Activation(word: activation, slope: slope),
      let posterior = Posterior.Family(rawValue: posterior),
      let prior = MixturePrior.Family(rawValue: prior), ["gaussian", "bernoulli"].contains(likelihood)
    else {
      throw ArtifactError(
        "no autoencoder has the activation '\(activation)', the posterior '\(posterior)', the prior '\(prior)' and the "
          + "likelihood '\(likelihood)'")
    }
    guard ([features, latents, components] + hidden).allSatisfy({ $0 > 0 }), prior != .standard || components == 1
    else { throw ArtifactError("no autoencoder has the sizes that 'model.json' tells") }
    return Architecture(
      features: features, latents: latents, hidden: hidden, activation: activation, posterior: posterior, prior: prior,
      components: components,
      likelihood: likelihood == "gaussian" ? .gaussian(deviation: deviation, isLearned: learnsDeviation) : .bernoulli)
  }
}

extension FittedAutoencoder {
  /// The model, in the precision in which it is evaluated.
  func model() throws -> Autoencoder<Double> {
    var model = Autoencoder<Double>(try configuration.architecture())
    try model.parameters.fill(from: tensors)
    return model
  }

  /// Throws unless points have the features that the model was fitted to.
  func check(_ points: Points) throws(ArtifactError) {
    guard points.coordinates.columns == configuration.features else {
      throw ArtifactError(
        "points of \(points.coordinates.columns) features do not fit an autoencoder of \(configuration.features); "
          + "prepare them as the points that it was fitted to")
    }
  }
}
