internal import AutoencoderArtifacts
internal import Autoencoders
private import LinearAlgebra
internal import Stages

extension TrainedAutoencoder {
  /// The terms and their sum, epoch by epoch from one on.
  var learningCurve: LearningCurve {
    LearningCurve(
      epochs: curve.indices.map { Double($0 + 1) }, terms: EvidenceLowerBound.termNames + ["total"],
      numbers: Matrix(
        rows: curve.count, columns: EvidenceLowerBound.termNames.count + 1,
        elements: curve.flatMap { $0.terms + [$0.total] }))
  }
}

extension FittedAutoencoder.Outcome {
  /// The numbers of a training, with those that are computed from its model.
  init(_ result: TrainingResult, importanceBound: Double, deviation: Double?) {
    let bound = result.best.bound
    self.init(
      bound: bound.total, terms: Dictionary(uniqueKeysWithValues: zip(EvidenceLowerBound.termNames, bound.terms)),
      importanceBound: importanceBound, deviation: deviation,
      restarts: result.outcomes.map { outcome in
        if case .trained(let bound) = outcome { bound } else { nil }
      })
  }
}
