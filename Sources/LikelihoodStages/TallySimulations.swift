public import LikelihoodArtifacts
public import Parameters
public import Stages

/// Counts the models that came out as the theorem says.
public struct TallySimulations: Stage {
  public static let name = "tally-simulations"
  public static let summary =
    "Counts the simulated models whose truth is the unique minimiser, on slices and in all parameters."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ input: Pair<[SliceScan], [OptimaComparison]>, in context: StageContext) throws -> SimulationTally {
    guard input.first.count == input.second.count else {
      throw LaboratoryError.counts(scans: input.first.count, comparisons: input.second.count)
    }
    return SimulationTally(zip(input.first, input.second).map { SimulationTally.Model($0, $1) })
  }
}
