private import Alignment
public import AlignmentArtifacts
public import Interchange
private import LinearAlgebra
public import Parameters
public import Stages

/// Scores clusters against the classes that their points are known to be of.
public struct ScoreClusters: Stage {
  public static let name = "score-clusters"
  public static let summary = "Tells how well clusters stand for the known classes of their points."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ input: Assignments, in context: StageContext) throws -> ClusterScores {
    guard let classes = input.classes else { throw ComparisonError.noClasses }
    let table = try ConfusionMatrix(rows: input.labels, columns: classes)
    return ClusterScores(
      clusters: table.rowLabels, classes: table.columnLabels,
      confusion: Matrix(
        rows: table.rowLabels.count, columns: table.columnLabels.count, elements: table.counts.map(Double.init)),
      scores: ClusterScores.Scores(
        hungarian: table.hungarianAccuracy, manyToOne: table.manyToOneAccuracy, ari: table.adjustedRandIndex,
        nmi: table.normalizedMutualInformation))
  }
}
