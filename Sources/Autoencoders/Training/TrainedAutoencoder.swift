public import Networks

/// A trained autoencoder, and how it came about.
public struct TrainedAutoencoder: Equatable, Sendable {
  /// The autoencoder.
  public let model: Autoencoder<Float>
  /// By how much reconstructions missed the points in each pretraining epoch, in nats; see
  /// ``Autoencoder/forwardReconstruction(in:)``.
  public let pretrainingCurve: [Double]
  /// The bound in each epoch with the weights that it had, the mean over the minibatches as they were met.
  public let curve: [EvidenceLowerBound]
  /// The mean bound of the points under the trained model, every weight one.
  public let bound: EvidenceLowerBound
}

/// How one restart of several ended.
public enum RestartOutcome: Equatable, Sendable, Codable {
  /// With this bound, in nats.
  case trained(bound: Double)
  /// With an error.
  case failed(TrainingError)
}

/// What training put out: the best of its restarts.
public struct TrainingResult: Equatable, Sendable {
  /// The one with the highest bound.
  public let best: TrainedAutoencoder
  /// How each restart ended, in order.
  public let outcomes: [RestartOutcome]
}
