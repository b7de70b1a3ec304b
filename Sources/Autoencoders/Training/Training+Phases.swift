internal import LinearAlgebra
internal import Networks
internal import Probability
internal import Randomness

extension Training {
  /// An epoch in which the networks learn to reconstruct.
  func pretrain(_ state: inout TrainingState, _ epoch: inout Epoch, _ stream: RandomStream) throws(TrainingError) {
    let number = state.pretrainingCurve.count
    var (sum, count) = (0.0, 0.0)
    let norm = epoch.run(
      &state.model, &state.optimizer, learningRate: pretrainingRate.rate(epoch: number), stream.child(number),
      openness: { _, _, _ in 1 }
    ) { model, workspace, gradients in
      let error = model.forwardReconstruction(in: &workspace)
      model.backwardReconstruction(in: &workspace, addingTo: &gradients)
      sum += error * Double(workspace.points.rows)
      count += Double(workspace.points.rows)
      return error.isFinite
    }
    let terms = [
      EvidenceLowerBound.Term(name: "reconstruction error", value: sum),
      EvidenceLowerBound.Term(name: "gradient", value: norm),
    ]
    try checkFinite(terms, .pretraining, number + 1)
    state.pretrainingCurve.append(sum / count)
  }

  /// Gives the codes of the pretrained encoder their priors, and starts the optimizer anew.
  func setPriors(
    _ state: inout TrainingState, _ points: PointSet, _ stream: RandomStream, _ firstPrior: FirstPrior
  ) throws(TrainingError) {
    state.optimizer = Adam(layout: state.model.parameters.layout)
    guard state.model.architecture.prior != .standard, state.model.architecture.labels?.hidden == nil else { return }
    var draws = stream
    let codes =
      points.isOfImages ? state.model.codes(of: points) : Autoencoder<Double>(state.model).codes(of: points)
    do {
      for (j, codes) in codes.enumerated() {
        if try state.model.beginPrior(ofFacet: j, with: points, using: &draws) { continue }
        try state.model.setPrior(try firstPrior(j, codes, &draws), ofFacet: j)
      }
    } catch {
      throw .firstPrior(reason: "\(error)")
    }
  }

  /// An epoch in which all parts climb the bound.
  func climb(_ state: inout TrainingState, _ epoch: inout Epoch, _ stream: RandomStream) throws(TrainingError) {
    let number = state.curve.count
    var (sum, count) = (EvidenceLowerBound(facets: state.model.architecture.facets.count), 0.0)
    let norm = epoch.run(
      &state.model, &state.optimizer, learningRate: learningRate.rate(epoch: number), stream.child(number),
      openness: { openness(ofFacet: $0, epoch: number, batch: $1, of: $2) }
    ) { [objective] model, workspace, gradients in
      model.forward(objective, in: &workspace)
      model.backward(in: &workspace, addingTo: &gradients)
      workspace.add(to: &sum)
      count += Double(workspace.points.rows)
      return sum.total.isFinite
    }
    let bound = sum / count
    try checkFinite(bound.terms + [EvidenceLowerBound.Term(name: "gradient", value: norm)], .training, number + 1)
    if let first = state.curve.first { try checkFall(from: first, to: bound, number + 1) }
    state.curve.append(bound)
  }

  /// Throws the first term that is not finite; epochs count from one.
  func checkFinite(
    _ terms: [EvidenceLowerBound.Term], _ phase: TrainingError.Phase, _ epoch: Int
  ) throws(TrainingError) {
    guard let wrong = terms.first(where: { !$0.value.isFinite }) else { return }
    throw .notFinite(term: wrong.name, phase: phase, epoch: epoch)
  }

  private func checkFall(
    from first: EvidenceLowerBound, to bound: EvidenceLowerBound, _ epoch: Int
  ) throws(TrainingError) {
    guard first.total - bound.total > divergence else { return }
    let falls = zip(first.terms, bound.terms).map { (name: $1.name, fall: $0.value - $1.value) }
    let worst = falls.max { $0.fall < $1.fall }
    throw .diverged(term: worst?.name ?? "bound", epoch: epoch, bound: bound.total, first: first.total)
  }
}
