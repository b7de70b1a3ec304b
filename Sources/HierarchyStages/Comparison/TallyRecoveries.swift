public import HierarchyArtifacts
public import Parameters
public import Stages
private import Statistics

/// Counts in how many fits of several data sets the truth was recovered.
public struct TallyRecoveries: Stage {
  public static let name = "tally-recoveries"
  public static let summary =
    "Counts in how many fits of several data sets the truth was recovered, and by what angle not."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ input: [TruthComparison], in context: StageContext) throws -> RecoveryTally {
    guard let first = input.first else { throw HierarchyError.nothing }
    if let other = input.first(where: { abs($0.gap - first.gap) > 1e-9 }) {
      throw HierarchyError.gaps(first.gap, other.gap)
    }
    return RecoveryTally(
      gap: first.gap,
      items: input.map { comparison in
        RecoveryTally.Item(
          strong: comparison.runs.map(\.truth.strong), canonical: comparison.runs.map(\.truth.canonical),
          angles: comparison.runs.map(\.angle), below: comparison.runs.map(\.below),
          verdicts: comparison.runs.map(\.verdict),
          between: comparison.pairs.isEmpty ? nil : median(comparison.pairs.map(\.canonical)))
      })
  }
}
