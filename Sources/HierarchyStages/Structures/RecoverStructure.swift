private import Assumptions
public import HierarchyArtifacts
public import Interchange
private import LinearAlgebra
public import Parameters
private import Probability
public import Stages

/// Reads the hidden variables of assumption P3 from a mixture and the points that it was fitted to.
public struct RecoverStructure: Stage {
  public static let name = "recover-structure"
  public static let summary =
    "Reads hidden variables, what depends on them, and their distribution from a fitted mixture and its points."

  let recovery: StructureRecovery

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    recovery = StructureRecovery(
      coordinates: try reader.choice(
        "coordinates", "Whether components are independent in the points' own coordinates, or in some to be estimated.",
        default: .known))
  }

  public func run(_ input: Pair<FittedMixture, Points>, in context: StageContext) throws -> RecoveredStructure {
    let (mixture, points) = (input.first.model, input.second.coordinates)
    guard mixture.features == points.columns else {
      throw HierarchyError.features(mixture: mixture.features, points: points.columns)
    }
    let found = try recovery(mixture, points: points)
    let structure = found.structure
    return RecoveredStructure(
      holds: structure.holds, isTrivial: structure.isTrivial,
      variables: structure.variables.map {
        .init(neighbourhood: $0.neighbourhood, size: Double($0.size), labels: $0.labels)
      },
      counts: structure.counts?.map { .init(neighbourhood: $0.neighbourhood, size: $0.size, labels: []) },
      coordinates: structure.coordinates.map {
        .init(blocks: $0.partition.blocks, largestMerge: $0.largestMerge, cheapestRefusal: $0.cheapestRefusal)
      },
      table: found.table?.probabilities ?? structure.table, errors: found.table?.standardErrors,
      gain: found.table?.gain, findings: structure.findings.map(\.sentence))
  }
}
