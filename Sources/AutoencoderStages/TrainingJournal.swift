internal import Autoencoders
private import Networks
internal import Stages

/// Tells how far a training is, and saves its state now and then so that a killed one goes on where it was.
struct TrainingJournal {
  private let context: StageContext
  private let training: Training
  /// N.
  private let work: Int

  /// Uses what a context offers, for a training with so many points.
  init(_ context: StageContext, _ training: Training, work: Int) {
    self.context = context
    self.training = training
    self.work = work
  }

  /// Reads what was saved last, if it can be gone on from.
  func load(_ architecture: Architecture) throws -> TrainingState? {
    try context.state(
      TrainingState.init(bytes:), fits: { $0.model.architecture == architecture }, place: { place(of: $0) })
  }

  /// Tells and saves, each at its own interval.
  func note(_ state: TrainingState) {
    let epoch = state.pretrainingCurve.count + state.curve.count
    if epoch % 5 == 0 { context.progress(state.fraction(of: training), place(of: state)) }
    if epoch % 50 == 0 { context.log(place(of: state)) }
    context.save(state.bytes, epoch: epoch, work: work * state.model.parameters.values.count)
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
    let restart = training.restarts > 1 ? "restart \(state.outcomes.count + 1) of \(training.restarts), " : ""
    if let bound = state.curve.last {
      return restart + "epoch \(state.curve.count) of \(training.epochs): bound \(bound.total)"
    }
    let error = state.pretrainingCurve.last ?? .infinity
    return restart
      + "pretraining epoch \(state.pretrainingCurve.count) of \(training.pretrainingEpochs): error \(error)"
  }
}
