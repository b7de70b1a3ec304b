public import Networks

/// What parts an autoencoder is made of, and of what size.
public struct Architecture: Codable, Equatable, Sendable {
  /// D, the numbers of a point.
  public var features: Int
  /// L, the numbers of a code.
  public var latents: Int
  /// The widths of the encoder's hidden layers; the decoder has them in reverse.
  public var hidden: [Int]
  /// What follows each hidden layer.
  public var activation: Activation
  /// The family of q(z|x).
  public var posterior: Posterior.Family
  /// The family of p(z|c).
  public var prior: MixturePrior.Family
  /// K, the components of p(z); one for ``MixturePrior/Family/standard``.
  public var components: Int
  /// The family of p(x|z).
  public var likelihood: Likelihood.Family

  /// Creates a description.
  public init(
    features: Int, latents: Int, hidden: [Int], activation: Activation, posterior: Posterior.Family = .diagonal,
    prior: MixturePrior.Family = .diagonal, components: Int, likelihood: Likelihood.Family
  ) {
    self.features = features
    self.latents = latents
    self.hidden = hidden
    self.activation = activation
    self.posterior = posterior
    self.prior = prior
    self.components = components
    self.likelihood = likelihood
  }
}
