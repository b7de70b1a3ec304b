/// What an autoencoder is made of and how it was trained, in the words of a notebook.
public struct AutoencoderConfiguration: Codable, Equatable, Sendable {
  /// D.
  public let features: Int
  /// L.
  public let latents: Int
  /// K.
  public let components: Int
  /// The widths of the encoder's hidden layers; the decoder's are the reverse.
  public let hidden: [Int]
  /// What follows each hidden layer: `relu`, `leaky-relu` or `tanh`.
  public let activation: String
  /// The slope of `leaky-relu` below zero.
  public let slope: Double
  /// The family of q(z|x): `diagonal` or `full`.
  public let posterior: String
  /// The family of p(z): `diagonal`, `full` or `standard`.
  public let prior: String
  /// The family of p(x|z): `gaussian` or `bernoulli`.
  public let likelihood: String
  /// σ of a Gaussian likelihood, or where it started.
  public let deviation: Double
  /// Whether σ was learned.
  public let learnsDeviation: Bool
  /// The bound that was climbed: `marginal`, `optimal` or `sampled`.
  public let objective: String

  /// Creates a configuration.
  public init(
    features: Int, latents: Int, components: Int, hidden: [Int], activation: String, slope: Double, posterior: String,
    prior: String, likelihood: String, deviation: Double, learnsDeviation: Bool, objective: String
  ) {
    self.features = features
    self.latents = latents
    self.components = components
    self.hidden = hidden
    self.activation = activation
    self.slope = slope
    self.posterior = posterior
    self.prior = prior
    self.likelihood = likelihood
    self.deviation = deviation
    self.learnsDeviation = learnsDeviation
    self.objective = objective
  }

  enum CodingKeys: String, CodingKey {
    case features, latents, components, hidden, activation, slope, posterior, prior, likelihood, deviation
    case learnsDeviation = "learn-deviation"
    case objective
  }
}
