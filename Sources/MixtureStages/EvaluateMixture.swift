public import Interchange
private import LinearAlgebra
public import Parameters
private import Probability
public import Stages

/// Finds the log-likelihood of points under a fitted mixture, and the component that each belongs to.
public struct EvaluateMixture: Stage {
  public static let name = "evaluate-mixture"
  public static let summary = "Finds the likelihood of points under a mixture and the component each belongs to."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ input: Pair<FittedMixture, Points>, in context: StageContext) throws -> Assignments {
    let (model, points) = (input.first.model, input.second)
    let posterior = try model.posterior(of: points.coordinates)
    if let n = posterior.logDensities.firstIndex(where: { !$0.isFinite }) {
      throw ArtifactError(
        "point \(n) has the log density \(posterior.logDensities[n]) under the mixture; "
          + "it is not finite or too far away: scale it as the points that the mixture was fitted to")
    }
    return Assignments(
      responsibilities: posterior.responsibilities, logDensities: posterior.logDensities, classes: points.labels)
  }
}
