/// How a ladder autoencoder is trained: the deepest facet alone, then one more in each stage, each fading in (Li et al.
/// 2020; Falck et al. 2021). Facets that have not come in yet stay as they began.
///
/// Departure from Falck et al.: their first epoch only evaluates, so that one less of the first stage trains.
public struct LadderTraining: Codable, Equatable, Sendable {
  /// Which bound is climbed.
  public var objective: Objective
  /// The epochs of each stage, as many as there are facets.
  public var stageEpochs: [Int]
  /// Minibatches over which a facet fades in, linearly.
  public var fadeIn: Int
  /// Adam's rate.
  public var learningRate: Double
  /// Points in a minibatch.
  public var batch: Int
  /// The variance of every component of the priors at the start; their means are those of a mixture that is fitted to
  /// the codes of the untrained encoder, their weights equal.
  public var firstVariance: Double
  /// An epoch whose bound is lower than the first's by more than this, in nats, has diverged.
  public var divergence: Double

  /// Creates a way of training.
  public init(
    objective: Objective = .marginal, stageEpochs: [Int], fadeIn: Int = 15_000, learningRate: Double = 5e-4,
    batch: Int = 512, firstVariance: Double = 0.01, divergence: Double = 1e6
  ) {
    self.objective = objective
    self.stageEpochs = stageEpochs
    self.fadeIn = fadeIn
    self.learningRate = learningRate
    self.batch = batch
    self.firstVariance = firstVariance
    self.divergence = divergence
  }

  /// All epochs.
  public var epochs: Int { stageEpochs.reduce(0, +) }

  /// The epoch, counted from zero, with which each stage begins.
  public var stageStarts: [Int] { stageEpochs.indices.map { stageEpochs[..<$0].reduce(0, +) } }

  /// How far a facet has come in, from 0 to 1: the factor of what it adds to the decoder, and of its terms of the bound.
  ///
  /// - Parameters:
  ///   - j: The facet.
  ///   - epoch: Counted from zero.
  ///   - batch: Of the epoch, counted from zero.
  ///   - batches: In an epoch.
  /// - Returns: α = γ.
  func openness(ofFacet j: Int, epoch: Int, batch: Int, of batches: Int) -> Double {
    let stage = stageEpochs.count - 1 - j
    guard stage > 0 else { return 1 }
    let steps = (epoch - stageStarts[stage]) * batches + batch
    return steps < 0 ? 0 : fadeIn == 0 ? 1 : min(1, Double(steps) / Double(fadeIn))
  }
}
