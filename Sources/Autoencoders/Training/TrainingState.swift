public import Networks

/// How far training has come after an epoch; from here it goes on to the same bits as if it had not stopped.
///
/// Nothing random is in it: an epoch draws from a stream of its own name.
public struct TrainingState: Equatable, Sendable {
  /// How the restarts before this one ended.
  public internal(set) var outcomes: [RestartOutcome]
  /// The best of these.
  public internal(set) var best: TrainedAutoencoder?
  /// The model of the present restart.
  public internal(set) var model: Autoencoder<Float>
  /// Its optimizer, which begins anew after the pretraining.
  public internal(set) var optimizer: Adam<Float>
  /// The pretraining epochs of the present restart.
  public internal(set) var pretrainingCurve: [Double]
  /// Its epochs after that.
  public internal(set) var curve: [EvidenceLowerBound]

  /// Starts a restart with this model.
  init(outcomes: [RestartOutcome] = [], best: TrainedAutoencoder? = nil, model: Autoencoder<Float>) {
    self.outcomes = outcomes
    self.best = best
    self.model = model
    optimizer = Adam(layout: model.parameters.layout)
    pretrainingCurve = []
    curve = []
  }

  /// The part of all work that is done, from 0 to 1.
  public func fraction(of training: Training) -> Double {
    let epochs = max(training.pretrainingEpochs + training.epochs, 1)
    let done = Double(pretrainingCurve.count + curve.count) / Double(epochs)
    return min(1, (Double(outcomes.count) + done) / Double(training.restarts))
  }
}
