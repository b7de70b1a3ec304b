public import Networks

/// How an autoencoder is trained: first to reconstruct, then by climbing its bound.
///
/// The recipe is the one that public implementations of VaDE converged on: an autoencoder without noise and prior gives
/// codes, a mixture fitted to these codes is the first prior, the posterior starts narrow, and the bound of several
/// restarts decides among them, never labels.
public struct Training: Codable, Equatable, Sendable {
  /// Which bound is climbed.
  public var objective: Objective
  /// Epochs in which the networks learn to reconstruct.
  public var pretrainingEpochs: Int
  /// Adam's rate in these.
  public var pretrainingRate: LearningRate
  /// Epochs in which all parts climb the bound.
  public var epochs: Int
  /// Adam's rate in these.
  public var learningRate: LearningRate
  /// Points in a minibatch.
  public var batch: Int
  /// The most that the norm of a gradient may be; a longer one is shortened to it.
  public var clip: Double
  /// How many times it is done from other weights; the model with the highest bound is kept.
  public var restarts: Int
  /// log s² of the posterior at the start of the climb.
  public var firstLogVariance: Double
  /// Draws of z for each point in the bound by which restarts are compared.
  public var evaluationDraws: Int
  /// An epoch whose bound is lower than the first's by more than this, in nats, has diverged.
  public var divergence: Double

  /// Creates a way of training.
  public init(
    objective: Objective = .marginal, pretrainingEpochs: Int = 100, pretrainingRate: LearningRate = .constant(1e-3),
    epochs: Int = 400, learningRate: LearningRate = .steps(initial: 2e-3, every: 50, factor: 0.7, floor: 0),
    batch: Int = 256, clip: Double = 10, restarts: Int = 1, firstLogVariance: Double = -4, evaluationDraws: Int = 16,
    divergence: Double = 1e6
  ) {
    self.objective = objective
    self.pretrainingEpochs = pretrainingEpochs
    self.pretrainingRate = pretrainingRate
    self.epochs = epochs
    self.learningRate = learningRate
    self.batch = batch
    self.clip = clip
    self.restarts = restarts
    self.firstLogVariance = firstLogVariance
    self.evaluationDraws = evaluationDraws
    self.divergence = divergence
  }
}
