private import Autoencoders
public import AutoencoderArtifacts
public import Interchange
private import Networks
public import Parameters
private import Randomness
public import Stages

/// Bounds the log-likelihood of points under a fitted autoencoder as closely as draws allow.
public struct EvaluateAutoencoder: Stage {
  public static let name = "evaluate-autoencoder"
  public static let summary = "Bounds the log-likelihood of points under an autoencoder, by importance-weighted draws."

  /// What is made of the labels of points.
  enum Labels: String, CaseIterable, Sendable {
    /// They are known: the bound is one of log p(x|u) where the model has labels.
    case known
    /// They are not: each label's prior has a part of the whole, and the bound is one of log p(x).
    case unknown
  }

  let labels: Labels
  let draws: Int
  let seed: UInt64

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    labels = try reader.choice(
      "labels", "Whether a model that has labels is told those of the points.", default: .known)
    draws = try reader.draws()
    seed = try reader.seed(default: 0)
  }

  public func run(_ input: Pair<FittedAutoencoder, Points>, in context: StageContext) throws -> AutoencoderEvaluation {
    let (fit, points) = (input.first, input.second)
    try fit.check(points)
    var model = Autoencoder<Double>(fit.model)
    if labels == .unknown { model = try model.withoutLabels() }
    let set = labels == .known ? try fit.pointSet(points, for: .density) : PointSet(points)
    var stream = RandomStream(seed: seed).child(Self.name)
    let bounds = model.importanceWeightedBounds(of: set, draws: draws, using: &stream)
    return AutoencoderEvaluation(bounds: bounds, draws: draws, styleDivergences: model.styleDivergences(of: set))
  }
}
