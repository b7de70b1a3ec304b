internal import LinearAlgebra
internal import Autoencoders
internal import Formats
internal import Networks
internal import Stages

extension AutoencoderConfiguration {
  /// The words for an architecture and an objective.
  init(_ architecture: Architecture, _ objective: Objective) {
    var slope = 0.0
    let activation: String
    switch architecture.activation {
    case .identity: activation = "identity"
    case .relu: activation = "relu"
    case .tanh: activation = "tanh"
    case .leakyRelu(let below): (activation, slope) = ("leaky-relu", below)
    }
    var (likelihood, deviation, learns) = ("bernoulli", 0.0, false)
    if case .gaussian(let start, let isLearned) = architecture.likelihood {
      (likelihood, deviation, learns) = ("gaussian", start, isLearned)
    }
    self.init(
      features: architecture.features, latents: architecture.latents, components: architecture.components,
      hidden: architecture.hidden, activation: activation, slope: slope, posterior: architecture.posterior.rawValue,
      prior: architecture.prior.rawValue, likelihood: likelihood, deviation: deviation, learnsDeviation: learns,
      objective: objective.rawValue)
  }

  /// The architecture that these words describe.
  func architecture() throws(ArtifactError) -> Architecture {
    let activations: [String: Activation] = [
      "identity": .identity, "relu": .relu, "tanh": .tanh, "leaky-relu": .leakyRelu(slope: slope),
    ]
    guard let activation = activations[activation], let posterior = Posterior.Family(rawValue: posterior),
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
  /// The parameters of a model, by name.
  static func tensors(of model: Autoencoder<Float>) -> [String: Tensor] {
    var tensors: [String: Tensor] = [:]
    for slice in model.parameters.layout.slices {
      tensors[slice.name] = Tensor(model.parameters[slice], shape: slice.shape)
    }
    return tensors
  }

  /// The model, in the precision in which it is evaluated.
  func model() throws -> Autoencoder<Double> {
    var model = Autoencoder<Double>(try configuration.architecture())
    let file = SafetensorsFile(tensors: tensors)
    for slice in model.parameters.layout.slices {
      model.parameters[slice] = try file.numbers(slice.name, shape: slice.shape)
    }
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
