/// Why an autoencoder could not be trained.
public enum TrainingError: Error, Equatable, Sendable, Codable, CustomStringConvertible {
  /// There are no points.
  case noPoints
  /// A point holds NaN or an infinity.
  case notFinitePoint(row: Int, column: Int)
  /// A point has a feature outside of [0, 1], which a Bernoulli likelihood asks for.
  case notProbability(row: Int, column: Int, value: Double)
  /// The model asks for labels, and the points have none.
  case noLabels
  /// A point has a label that is none of so many, which count from zero.
  case label(row: Int, label: Int, count: Int)
  /// A term of the bound or of the pretraining is not finite; epochs count from one.
  case notFinite(term: String, phase: Phase, epoch: Int)
  /// The bound fell far below that of the first epoch; the term is the one that fell most.
  case diverged(term: String, epoch: Int, bound: Double, first: Double)
  /// The codes of the encoder, pretrained where there is pretraining, did not give a first prior.
  case firstPrior(reason: String)

  /// A part of the training.
  public enum Phase: String, Codable, Sendable {
    /// The networks learn to reconstruct.
    case pretraining
    /// All parts climb the bound.
    case training
  }

  public var description: String {
    switch self {
    case .noPoints: "there are no points to train with"
    case .notFinitePoint(let row, let column):
      "point \(row) is not finite at feature \(column); find out where that arose"
    case .notProbability(let row, let column, let value):
      "point \(row) is \(value) at feature \(column); with a Bernoulli likelihood features lie in [0, 1]"
    case .noLabels: "the points have no labels, which this model asks for"
    case .label(let row, let label, let count):
      "point \(row) has the label \(label), but the model is one of \(count) labels, which count from 0 on"
    case .notFinite(let term, let phase, let epoch):
      "'\(term)' is not finite in epoch \(epoch) of the \(phase); lower the learning rate, scale the points to unit "
        + "variance, or fix the deviation"
    case .diverged(let term, let epoch, let bound, let first):
      "the bound fell from \(first) to \(bound) nats by epoch \(epoch), most of all '\(term)'; lower the learning rate "
        + "or clip gradients earlier"
    case .firstPrior(let reason):
      "the first codes give no first prior: \(reason); try another seed or fewer components, or, where there is "
        + "pretraining, more of it"
    }
  }
}
