public import Networks

/// How an autoencoder is trained, in phases: the networks learn to reconstruct; the codes get their first priors; then all
/// parts climb the bound, facet by facet: the deepest alone, then one more in each stage, each fading in (Li et al. 2020;
/// Falck et al. 2021). Facets that have not come in yet stay as they began.
///
/// The defaults are the recipe that public implementations of VaDE converged on: an autoencoder without noise and prior
/// gives codes, a mixture fitted to these codes is the first prior, the posterior starts narrow, and the bound of several
/// restarts decides among them, never labels.
///
/// Departure from Falck et al.: their first epoch only evaluates, so that one less of the first stage trains.
public struct Training: Codable, Equatable, Sendable {
  /// Which bound is climbed.
  public var objective: Objective
  /// How the networks begin.
  public var start: AutoencoderStart
  /// Epochs in which the networks learn to reconstruct.
  public var pretrainingEpochs: Int
  /// Adam's rate in these.
  public var pretrainingRate: LearningRate
  /// The epochs of each stage in which the parts climb the bound, as many as there are facets.
  public var stageEpochs: [Int]
  /// Minibatches over which a facet fades in, linearly.
  public var fadeIn: Int
  /// Adam's rate in the climb.
  public var learningRate: LearningRate
  /// Points in a minibatch.
  public var batch: Int
  /// Of the products of matrices in all steps. What is asked of a trained model, its bound among it, is computed in single
  /// precision or double, so that models are compared by one measure.
  public var precision: Precision
  /// The most that the norm of a gradient may be, a longer one being shortened to it; nil for any.
  public var clip: Double?
  /// How many times it is done from other weights, the model with the highest bound being kept; nil for once, with all
  /// draws from the stream itself in place of a child for each restart.
  public var restarts: Int?
  /// Draws of z for each point in the bound of a trained model, by which restarts are compared.
  public var evaluationDraws: Int
  /// An epoch whose bound is lower than the first's by more than this, in nats, has diverged.
  public var divergence: Double

  /// Creates a way of training.
  public init(
    objective: Objective = .marginal, start: AutoencoderStart = .narrow(logVariance: -4), pretrainingEpochs: Int = 100,
    pretrainingRate: LearningRate = .constant(1e-3), stageEpochs: [Int] = [400], fadeIn: Int = 0,
    learningRate: LearningRate = .steps(initial: 2e-3, every: 50, factor: 0.7, floor: 0), batch: Int = 256,
    precision: Precision = .single, clip: Double? = 10, restarts: Int? = 1, evaluationDraws: Int = 16,
    divergence: Double = 1e6
  ) {
    self.objective = objective
    self.start = start
    self.pretrainingEpochs = pretrainingEpochs
    self.pretrainingRate = pretrainingRate
    self.stageEpochs = stageEpochs
    self.fadeIn = fadeIn
    self.learningRate = learningRate
    self.batch = batch
    self.precision = precision
    self.clip = clip
    self.restarts = restarts
    self.evaluationDraws = evaluationDraws
    self.divergence = divergence
  }
}

extension Training {
  /// All epochs of the climb.
  public var epochs: Int { stageEpochs.reduce(0, +) }

  /// The epoch, counted from zero, with which each stage begins.
  public var stageStarts: [Int] { stageEpochs.indices.map { stageEpochs[..<$0].reduce(0, +) } }

  /// How far a facet has come in, from 0 to 1: the factor of what it adds to the decoder, and of its terms of the bound.
  ///
  /// - Parameters:
  ///   - j: The facet.
  ///   - epoch: Of the climb, counted from zero.
  ///   - batch: Of the epoch, counted from zero.
  ///   - batches: In an epoch.
  /// - Returns: Its gate and its weight.
  func openness(ofFacet j: Int, epoch: Int, batch: Int, of batches: Int) -> Double {
    let stage = stageEpochs.count - 1 - j
    guard stage > 0 else { return 1 }
    let steps = (epoch - stageStarts[stage]) * batches + batch
    return steps < 0 ? 0 : fadeIn == 0 ? 1 : min(1, Double(steps) / Double(fadeIn))
  }
}
