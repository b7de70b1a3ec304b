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

  let draws: Int
  let seed: UInt64

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    draws = try reader.draws()
    seed = try reader.seed(default: 0)
  }

  public func run(_ input: Pair<FittedAutoencoder, Points>, in context: StageContext) throws -> AutoencoderEvaluation {
    let (fit, points) = (input.first, input.second)
    try fit.check(points)
    var stream = RandomStream(seed: seed).child(Self.name)
    let model = Autoencoder<Double>(fit.model)
    let bounds = model.importanceWeightedBounds(of: PointSet(points), draws: draws, using: &stream)
    return AutoencoderEvaluation(
      bounds: bounds, draws: draws, styleDivergences: model.styleDivergences(of: PointSet(points)))
  }
}
