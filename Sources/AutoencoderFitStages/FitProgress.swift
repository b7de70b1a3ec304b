internal import Autoencoders
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

  /// Reads the state that was saved last. What cannot be gone on from is no state: the fit begins anew, and the log says so.
  ///
  /// - Parameter architecture: Of what is being fitted.
  /// - Returns: The state; nil where there is none to go on from.
  /// - Throws: What hinders the checkpoint from being read.
  func load(_ architecture: Architecture) throws -> TrainingState? {
    guard let bytes = try context.checkpoint.load() else { return nil }
    do {
      let state = try TrainingState(bytes: bytes)
      guard state.model.architecture == architecture else {
        context.log("the checkpoint is of another architecture, so the fit begins anew")
        return nil
      }
      context.log("going on from \(place(of: state))")
      return state
    } catch {
      context.log("the checkpoint cannot be read, so the fit begins anew: \(error)")
      return nil
    }
  }

  /// Tells and saves after an epoch, but not after each where epochs are short: after the work of some tenths of a second,
  /// in points times parameters, so that little is lost and little is written.
  func note(_ state: TrainingState) {
    let epoch = state.pretrainingCurve.count + state.curve.count
    let interval = max(1, 1_000_000_000 / max(points * state.model.parameters.values.count, 1))
    if epoch % min(interval, 5) == 0 { context.progress(state.fraction(of: training), place(of: state)) }
    if epoch % (10 * min(interval, 5)) == 0 { context.log(place(of: state)) }
    guard epoch % interval == 0 else { return }
    do {
      try context.checkpoint.save(try state.bytes())
    } catch {
      context.log("the checkpoint cannot be saved: \(error)")
    }
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
