public import LinearAlgebra
internal import Networks
public import Probability
public import Randomness
private import Requirements

extension Training {
  /// Fits the first prior of a facet to its codes, N×Lⱼ, which the encoder gives after the pretraining.
  public typealias FirstPrior = (_ facet: Int, _ codes: Matrix<Double>, _ stream: inout RandomStream) throws ->
    GaussianMixture

  /// Trains an autoencoder, as often as there are restarts.
  ///
  /// - Parameters:
  ///   - architecture: The parts.
  ///   - points: Of as many features as the architecture has. Images are evaluated in single precision, all else in double.
  ///   - stream: From whose children everything is drawn; the same stream gives the same bits.
  ///   - resuming: Where to go on; it must be of the same architecture and training.
  ///   - firstPrior: Fits the first priors. It is not asked for a ``PriorFamily/standard`` one, nor for
  ///     that of a network from labels; for a prior of labels it gives the components of all, label by label.
  ///   - observe: Sees the state after each epoch.
  /// - Returns: The best restart.
  /// - Throws: ``TrainingError``, where no restart could be trained.
  public func fit(
    _ architecture: Architecture, to points: PointSet, using stream: RandomStream, resuming: TrainingState? = nil,
    firstPrior: FirstPrior, observe: (TrainingState) -> Void
  ) throws(TrainingError) -> TrainingResult {
    try check(points, architecture)
    var state = resuming ?? TrainingState(model: model(architecture, branch(0, of: stream)))
    require(state.model.architecture == architecture, "the state of another architecture cannot be gone on from")
    var epoch = Epoch(points, state.model, batch: batch, clip: clip, precision: precision)
    let restarts = restarts ?? 1
    while state.outcomes.count < restarts {
      let outcome: RestartOutcome
      do throws(TrainingError) {
        try run(&state, &epoch, points, branch(state.outcomes.count, of: stream), firstPrior, observe)
        outcome = .trained(bound: try finish(&state, points, stream.child("evaluation")))
      } catch {
        outcome = .failed(error)
      }
      state.outcomes.append(outcome)
      guard state.outcomes.count < restarts else { break }
      let next = model(architecture, branch(state.outcomes.count, of: stream))
      state = TrainingState(outcomes: state.outcomes, best: state.best, model: next)
    }
    guard let best = state.best else { throw firstFault(state.outcomes) }
    return TrainingResult(best: best, outcomes: state.outcomes)
  }

  /// What a restart draws from.
  private func branch(_ restart: Int, of stream: RandomStream) -> RandomStream {
    restarts == nil ? stream : stream.child("restart").child(restart)
  }

  /// A model whose networks are drawn from a stream.
  private func model(_ architecture: Architecture, _ stream: RandomStream) -> Autoencoder<Float> {
    var weights = stream.child("weights")
    return Autoencoder(architecture, start, using: &weights)
  }

  /// The epochs of a restart that are not done yet.
  private func run(
    _ state: inout TrainingState, _ epoch: inout Epoch, _ points: PointSet, _ stream: RandomStream,
    _ firstPrior: FirstPrior, _ observe: (TrainingState) -> Void
  ) throws(TrainingError) {
    while state.pretrainingCurve.count < pretrainingEpochs {
      try pretrain(&state, &epoch, stream.child("pretraining"))
      observe(state)
    }
    if state.curve.isEmpty { try setPriors(&state, points, stream.child("prior"), firstPrior) }
    while state.curve.count < epochs {
      try climb(&state, &epoch, stream.child("epoch"))
      observe(state)
    }
  }

  /// Compares the model of a finished restart with the best, and returns its bound in nats.
  private func finish(
    _ state: inout TrainingState, _ points: PointSet, _ stream: RandomStream
  ) throws(TrainingError) -> Double {
    var draws = stream  // the same draws for each restart
    let bound =
      points.isOfImages
      ? state.model.bound(of: points, objective, draws: evaluationDraws, using: &draws)
      : Autoencoder<Double>(state.model).bound(of: points, objective, draws: evaluationDraws, using: &draws)
    try checkFinite(bound.terms, .training, epochs)
    if let best = state.best, best.bound.total >= bound.total { return bound.total }
    state.best = TrainedAutoencoder(
      model: state.model, pretrainingCurve: state.pretrainingCurve, curve: state.curve, bound: bound)
    return bound.total
  }

  private func firstFault(_ outcomes: [RestartOutcome]) -> TrainingError {
    for case .failed(let error) in outcomes { return error }
    return .noPoints
  }

  private func check(_ points: PointSet, _ architecture: Architecture) throws(TrainingError) {
    require(
      batch > 0 && restarts ?? 1 > 0,
      "a training cannot have \(restarts ?? 1) restarts with batches of \(batch)")
    require(stageEpochs.count == architecture.facets.count, "there is a stage for each facet, not \(stageEpochs.count)")
    guard points.count > 0 else { throw .noPoints }
    require(
      points.features == architecture.features,
      "points of \(points.features) features for \(architecture.features)")
    try points.check(for: architecture.likelihood)
    if let labels = architecture.labels { try points.check(labels: labels.count) }
  }
}
