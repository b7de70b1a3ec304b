public import LinearAlgebra
private import Networks
public import Probability
public import Randomness
private import Requirements

extension Training {
  /// Fits the first prior to the codes of the pretrained encoder, N×L.
  public typealias FirstPrior = (_ codes: Matrix<Double>, _ stream: inout RandomStream) throws -> GaussianMixture

  /// Trains an autoencoder, as often as there are restarts.
  ///
  /// - Parameters:
  ///   - architecture: The parts.
  ///   - points: N×D.
  ///   - stream: From whose children everything is drawn; the same stream gives the same bits.
  ///   - resuming: Where to go on; it must be of the same architecture and training.
  ///   - firstPrior: Fits the first prior. It is not asked for a ``MixturePrior/Family/standard`` one.
  ///   - observe: Sees the state after each epoch.
  /// - Returns: The best restart.
  /// - Throws: ``TrainingError``, where no restart could be trained.
  public func fit(
    _ architecture: Architecture, to points: Matrix<Float>, using stream: RandomStream,
    resuming: TrainingState? = nil, firstPrior: FirstPrior, observe: (TrainingState) -> Void
  ) throws(TrainingError) -> TrainingResult {
    try check(points, architecture)
    var state = resuming ?? TrainingState(model: model(architecture, stream.child("restart").child(0)))
    require(state.model.architecture == architecture, "the state of another architecture cannot be gone on from")
    var room = EpochRoom(points, state.model, batch: batch, clip: clip)
    while state.outcomes.count < restarts {
      let branch = stream.child("restart").child(state.outcomes.count)
      let outcome: RestartOutcome
      do throws(TrainingError) {
        try run(&state, &room, points, branch, firstPrior, observe)
        outcome = .trained(bound: finish(&state, points, stream.child("evaluation")))
      } catch {
        outcome = .failed(error)
      }
      state.outcomes.append(outcome)
      guard state.outcomes.count < restarts else { break }
      let next = model(architecture, stream.child("restart").child(state.outcomes.count))
      state = TrainingState(outcomes: state.outcomes, best: state.best, model: next)
    }
    guard let best = state.best else { throw firstFault(state.outcomes) }
    return TrainingResult(best: best, outcomes: state.outcomes)
  }

  /// The epochs of a restart that are not done yet.
  private func run(
    _ state: inout TrainingState, _ room: inout EpochRoom, _ points: Matrix<Float>, _ stream: RandomStream,
    _ firstPrior: FirstPrior, _ observe: (TrainingState) -> Void
  ) throws(TrainingError) {
    while state.pretrainingCurve.count < pretrainingEpochs {
      try pretrain(&state, &room, stream.child("pretraining"))
      observe(state)
    }
    if state.curve.isEmpty { try begin(&state, points, stream.child("prior"), firstPrior) }
    while state.curve.count < epochs {
      try climb(&state, &room, stream.child("epoch"))
      observe(state)
    }
  }

  /// A model whose networks are drawn from a stream.
  private func model(_ architecture: Architecture, _ stream: RandomStream) -> Autoencoder<Float> {
    var weights = stream.child("weights")
    return Autoencoder(architecture, logVariance: firstLogVariance, using: &weights)
  }

  /// Compares the model of a finished restart with the best, and returns its bound in nats.
  private func finish(_ state: inout TrainingState, _ points: Matrix<Float>, _ stream: RandomStream) -> Double {
    var draws = stream  // the same draws for each restart
    let bound = Autoencoder<Double>(state.model).bound(
      of: points.inDouble, objective, draws: evaluationDraws, using: &draws)
    if let best = state.best, best.bound.total >= bound.total { return bound.total }
    state.best = TrainedAutoencoder(
      model: state.model, pretrainingCurve: state.pretrainingCurve, curve: state.curve, bound: bound)
    return bound.total
  }

  private func firstFault(_ outcomes: [RestartOutcome]) -> TrainingError {
    for case .failed(let error) in outcomes { return error }
    return .noPoints
  }

  private func check(_ points: Matrix<Float>, _ architecture: Architecture) throws(TrainingError) {
    require(batch > 0 && restarts > 0, "a training cannot have \(restarts) restarts with batches of \(batch)")
    guard points.rows > 0 else { throw .noPoints }
    require(points.columns == architecture.features, "points of \(points.shape) for \(architecture.features) features")
    for (i, value) in points.elements.enumerated() {
      let (row, column) = (i / points.columns, i % points.columns)
      guard value.isFinite else { throw .notFinitePoint(row: row, column: column) }
      guard architecture.likelihood != .bernoulli || (0...1).contains(value) else {
        throw .notProbability(row: row, column: column, value: Double(value))
      }
    }
  }
}

extension Matrix<Float> {
  /// The same numbers, widened.
  var inDouble: Matrix<Double> { Matrix<Double>(rows: rows, columns: columns, elements: elements.map { Double($0) }) }
}
