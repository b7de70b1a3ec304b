/// What a ladder autoencoder is made of and how it was trained, in the words of a notebook.
public struct LadderConfiguration: Codable, Equatable, Sendable {
  /// Rows of pixels of an image.
  public let height: Int
  /// Columns of pixels.
  public let width: Int
  /// The numbers of each facet, the shallow one first.
  public let latents: [Int]
  /// The components of each facet's prior.
  public let components: [Int]
  /// The widths of the encoder's layers.
  public let encoder: [Int]
  /// The widths of the decoder's layers but the last.
  public let decoder: [Int]
  /// After how many layers of the encoder each facet is read.
  public let rungs: [Int]
  /// What follows each layer: `relu`, `leaky-relu` or `tanh`.
  public let activation: String
  /// The slope of `leaky-relu` below zero.
  public let slope: Double
  /// The factor of what a shallow facet adds to the decoder.
  public let gate: Double
  /// The family of q(z|x): `diagonal` or `full`.
  public let posterior: String
  /// The family of p(z): `diagonal`, `full` or `standard`.
  public let prior: String
  /// The bound that was climbed: `marginal`, `optimal` or `sampled`.
  public let objective: String
  /// The epochs of each stage.
  public let stageEpochs: [Int]
  /// Minibatches over which a facet fades in.
  public let fadeIn: Int
  /// Adam's rate.
  public let learningRate: Double
  /// Images in a minibatch.
  public let batch: Int
  /// The variance of the priors' components at the start.
  public let firstVariance: Double

  /// Creates a configuration.
  public init(
    height: Int, width: Int, latents: [Int], components: [Int], encoder: [Int], decoder: [Int], rungs: [Int],
    activation: String, slope: Double, gate: Double, posterior: String, prior: String, objective: String,
    stageEpochs: [Int], fadeIn: Int, learningRate: Double, batch: Int, firstVariance: Double
  ) {
    self.height = height
    self.width = width
    self.latents = latents
    self.components = components
    self.encoder = encoder
    self.decoder = decoder
    self.rungs = rungs
    self.activation = activation
    self.slope = slope
    self.gate = gate
    self.posterior = posterior
    self.prior = prior
    self.objective = objective
    self.stageEpochs = stageEpochs
    self.fadeIn = fadeIn
    self.learningRate = learningRate
    self.batch = batch
    self.firstVariance = firstVariance
  }

  enum CodingKeys: String, CodingKey {
    case height, width, latents, components, encoder, decoder, rungs, activation, slope, gate, posterior, prior
    case objective, batch
    case stageEpochs = "stage-epochs"
    case fadeIn = "fade-in"
    case learningRate = "learning-rate"
    case firstVariance = "first-variance"
  }
}
