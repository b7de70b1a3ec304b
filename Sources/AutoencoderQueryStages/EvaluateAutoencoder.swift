public import AutoencoderArtifacts
public import Interchange
public import Parameters
private import Randomness
public import Stages

/// Bounds the log-likelihood of points under a fitted model as closely as draws allow.
public struct EvaluateAutoencoder: Stage {
  public static let name = "evaluate-autoencoder"
  public static let summary =
    "Bounds the log-likelihood of points under a fitted model of any kind, by importance-weighted draws."

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

  public func run(_ input: Pair<FittedModel, Points>, in context: StageContext) throws -> AutoencoderEvaluation {
    var stream = RandomStream(seed: seed).child(Self.name)
    return try input.first.asked().evaluation(of: input.second, labels, draws: draws, using: &stream)
  }
}
