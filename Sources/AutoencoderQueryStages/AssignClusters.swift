public import AutoencoderArtifacts
public import Interchange
public import Parameters
private import Randomness
public import Stages

/// Finds the component of a fitted model's prior that each point belongs to.
public struct AssignClusters: Stage {
  public static let name = "assign-clusters"
  public static let summary =
    "Finds the component of the prior of a fitted model, of any kind, that each point belongs to."

  let draws: Int
  let seed: UInt64

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    draws = try reader.draws()
    seed = try reader.seed(default: 0)
  }

  /// Responsibilities are q(c|x) as the model has it: the optimal one, that of the local posterior (SVAE), or E[π] (DLGMM).
  /// Departure: log p(x) cannot be computed, so the importance-weighted bound stands in its place.
  public func run(_ input: Pair<FittedModel, Points>, in context: StageContext) throws -> Assignments {
    var stream = RandomStream(seed: seed).child(Self.name)
    return try input.first.asked().assignments(of: input.second, draws: draws, using: &stream)
  }
}
