internal import Autoencoders
private import Checkpoints
private import Networks
internal import Stages

/// Tells how far a training is, and saves its state now and then so that a killed one goes on where it was.
struct FitProgress {
  private let context: StageContext
  private let training: Training
  /// N.
  private let points: Int

  /// Uses what a context offers, for a training with so many points.
  init(_ context: StageContext, _ training: Training, points: Int) {
    (self.context, self.training, self.points) = (context, training, points)
  }

  /// Reads the state that was saved last.
  ///
  /// - Parameter architecture: Of what is being fitted.
  /// - Returns: The state; nil where there is none to go on from.
  /// - Throws: What hinders the checkpoint from being read.
  func load(_ architecture: Architecture) throws -> TrainingState? {
    let checkpoint = FitCheckpoint(context)
    let state = try checkpoint.load { bytes in
      let state = try TrainingState(bytes: bytes)
      guard state.model.architecture == architecture else { throw ArtifactError("it is of another architecture") }
      return state
    }
    if let state { checkpoint.goOn(from: place(of: state)) }
    return state
  }

  /// Tells and saves after an epoch.
  func note(_ state: TrainingState) {
    FitCheckpoint(context).note(
      epoch: state.pretrainingCurve.count + state.curve.count, work: points * state.model.parameters.values.count,
      fraction: state.fraction(of: training), place: place(of: state)
    ) { try state.bytes() }
  }

  /// Says how each restart ended.
  func log(_ outcomes: [RestartOutcome]) {
    for (number, outcome) in outcomes.enumerated() {
      let words =
        switch outcome {
        case .trained(let bound): "ended with the bound \(bound)"
        case .failed(let error): "failed: \(error)"
        }
      context.log("restart \(number + 1) of \(outcomes.count) \(words)")
    }
  }

  private func place(of state: TrainingState) -> String {
    let restarts = training.restarts ?? 1
    let restart = restarts > 1 ? "restart \(state.outcomes.count + 1) of \(restarts), " : ""
    if let bound = state.curve.last {
      return restart + "epoch \(state.curve.count) of \(training.epochs): bound \(bound.total)"
    }
    let error = state.pretrainingCurve.last ?? .infinity
    return restart
      + "pretraining epoch \(state.pretrainingCurve.count) of \(training.pretrainingEpochs): error \(error)"
  }
}
