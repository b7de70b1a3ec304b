public import AlignmentArtifacts
public import Parameters
package import Plotting
public import Stages

/// Draws scores of several comparisons side by side: the mean over pairs with its interval, beside what chance gives.
public struct ComparisonBars: Stage {
  public static let name = "comparison-bars"
  public static let summary =
    "Draws scores of several comparisons of codes as bars with their intervals, beside what chance gives."

  let scores: [CodeComparison.Measure]
  let labels: [String]
  let drawsPairs: Bool

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    scores = try reader.choices(
      "scores", "Which scores are drawn, from left to right in each group.", default: [.weak, .strong])
    labels = try reader.texts(
      "labels", "What the comparisons are called, in their order; empty for \"comparison 1\" and so on.", default: [])
    drawsPairs = try reader.flag("pairs", "Whether the scores of single pairs are drawn over the bars.", default: true)
  }

  public func run(_ comparisons: [CodeComparison], in context: StageContext) throws -> Figure {
    try Figure(plot(comparisons), in: context)
  }

  /// The plot.
  package func plot(_ comparisons: [CodeComparison]) throws -> GroupedBarPlot {
    guard !comparisons.isEmpty else { throw FigureError.nothing("comparisons") }
    guard labels.isEmpty || labels.count == comparisons.count else {
      throw FigureError.names("labels", given: labels.count, needed: comparisons.count)
    }
    let groups = try comparisons.enumerated().map { i, comparison in
      GroupedBarPlot.Group(
        labels.isEmpty ? "comparison \(i + 1)" : labels[i], try scores.map { try bar(of: $0, in: comparison) })
    }
    return GroupedBarPlot(
      groups: groups, series: scores.map(\.label), chance: "chance", y: axis, note: note(of: groups))
  }
}

extension ComparisonBars {
  private func bar(of score: CodeComparison.Measure, in comparison: CodeComparison) throws -> GroupedBarPlot.Bar {
    guard let summary = comparison.summaries[score] else { throw FigureError.priors(score.rawValue) }
    return GroupedBarPlot.Bar(
      value: summary.mean, lower: summary.interval?.lowerBound, upper: summary.interval?.upperBound,
      points: drawsPairs ? comparison.pairs(of: score) : [], chance: comparison.null(of: score)?.mean)
  }

  private var axis: Axis {
    let isOfCodes = scores.allSatisfy { !$0.isOfPriors }
    let label = scores.count == 1 ? scores[0].label : isOfCodes ? "score" : "score, or distance"
    return Axis(label, including: isOfCodes ? [1] : [])
  }

  private func note(of groups: [GroupedBarPlot.Group]) -> String {
    let bars = groups.flatMap(\.bars)
    var notes = ["bars are means over pairs of runs"]
    if bars.contains(where: { $0.lower < $0.upper }) { notes.append("error bars their intervals over runs") }
    if drawsPairs { notes.append("circles single pairs") }
    if bars.contains(where: { $0.chance != nil }) {
      notes.append("dashes the mean of the score's own null: random rotations or, for correlations, random pairings")
    }
    return notes.joined(separator: ", ")
  }
}
