internal import LinearAlgebra
internal import Networks
internal import Probability
internal import Randomness

extension Training {
  /// An epoch in which the networks learn to reconstruct.
  func pretrain(_ state: inout TrainingState, _ room: inout EpochRoom, _ stream: RandomStream) throws(TrainingError) {
    let epoch = state.pretrainingCurve.count
    var (sum, count) = (0.0, 0.0)
    let norm = room.epoch(
      &state.model, &state.optimizer, learningRate: pretrainingRate.rate(epoch: epoch), stream.child(epoch)
    ) { model, workspace, gradients in
      let error = model.forwardReconstruction(in: &workspace)
      model.backwardReconstruction(in: &workspace, addingTo: &gradients)
      return error
    } _: { error, points in
      sum += error * points
      count += points
    }
    try checkFinite([("reconstruction error", sum), ("gradient", norm)], .pretraining, epoch)
    state.pretrainingCurve.append(sum / count)
  }

  /// Gives the pretrained encoder's codes a prior, and starts the optimizer anew.
  func begin(
    _ state: inout TrainingState, _ points: Matrix<Float>, _ stream: RandomStream, _ firstPrior: FirstPrior
  ) throws(TrainingError) {
    state.optimizer = Adam(layout: state.model.parameters.layout)
    guard state.model.prior.family != .standard else { return }
    var draws = stream
    do {
      let codes = Autoencoder<Double>(state.model).codes(of: points.inDouble)
      try state.model.setPrior(try firstPrior(codes, &draws))
    } catch {
      throw .firstPrior(reason: "\(error)")
    }
  }

  /// An epoch in which all parts climb the bound.
  func climb(_ state: inout TrainingState, _ room: inout EpochRoom, _ stream: RandomStream) throws(TrainingError) {
    let epoch = state.curve.count
    var (sum, count) = (EvidenceLowerBound.zero, 0.0)
    let norm = room.epoch(
      &state.model, &state.optimizer, learningRate: learningRate.rate(epoch: epoch), stream.child(epoch)
    ) { [objective] model, workspace, gradients in
      let bound = model.forward(objective, in: &workspace)
      model.backward(objective, in: &workspace, addingTo: &gradients)
      return bound
    } _: { bound, points in
      sum += bound / (1 / points)
      count += points
    }
    let bound = sum / count
    try checkFinite(Array(zip(EvidenceLowerBound.termNames, bound.terms)) + [("gradient", norm)], .training, epoch)
    if let first = state.curve.first { try checkFall(from: first, to: bound, epoch) }
    state.curve.append(bound)
  }

  private func checkFinite(
    _ numbers: [(name: String, value: Double)], _ phase: TrainingError.Phase, _ epoch: Int
  ) throws(TrainingError) {
    guard let wrong = numbers.first(where: { !$0.value.isFinite }) else { return }
    throw .notFinite(term: wrong.name, phase: phase, epoch: epoch + 1)
  }

  private func checkFall(
    from first: EvidenceLowerBound, to bound: EvidenceLowerBound, _ epoch: Int
  ) throws(TrainingError) {
    guard first.total - bound.total > divergence else { return }
    let falls = zip(first.terms, bound.terms).map { $0 - $1 }
    let worst = falls.indices.max { falls[$0] < falls[$1] } ?? 0
    throw .diverged(
      term: EvidenceLowerBound.termNames[worst], epoch: epoch + 1, bound: bound.total, first: first.total)
  }
}
