public import AlignmentArtifacts
public import Parameters
package import Plotting
public import Stages

/// Draws what scores are worth where there is nothing to find, as histograms, with the observed pairs marked on them.
///
/// A draw is the mean over all pairs of runs, as is the line: the marks of single pairs spread more than either.
public struct NullDistribution: Stage {
  public static let name = "null-distribution"
  public static let summary =
    "Draws the scores of random rotations and random pairings as histograms, with the observed scores marked on them."

  /// Which random draws are shown.
  enum Null: String, CaseIterable, Sendable {
    /// `CodeComparison/rotationNull`.
    case rotation
    /// `CodeComparison/oneToOneNull`.
    case oneToOne = "one-to-one"
    /// `CodeComparison/shuffleNull`.
    case shuffle

    /// The score that it is of.
    var measure: CodeComparison.Measure {
      switch self {
      case .rotation: .strong
      case .oneToOne: .oneToOne
      case .shuffle: .smallestCorrelation
      }
    }
  }

  let nulls: [Null]

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    nulls = try reader.choices("nulls", "Which random draws are shown, from above.", default: Null.allCases)
  }

  public func run(_ comparison: CodeComparison, in context: StageContext) throws -> Figure {
    try Figure(plot(comparison), in: context)
  }

  /// The plot.
  package func plot(_ comparison: CodeComparison) -> NullStrips {
    let strips = nulls.compactMap { null in
      comparison.null(of: null.measure).map { drawn in
        NullStrips.Strip(
          name: null.measure == .smallestCorrelation ? "smallest correlation" : null.measure.label,
          null: null == .shuffle ? "random pairings" : "random rotations", draws: drawn.draws, bound: drawn.upper,
          observed: comparison.pairs(of: null.measure), mean: comparison.summaries[null.measure]?.mean ?? 0)
      }
    }
    return NullStrips(
      strips: strips, x: "score",
      note: "histograms are of means over all pairs of runs, which single pairs need not lie within")
  }
}
