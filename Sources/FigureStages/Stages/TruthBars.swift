public import HierarchyArtifacts
public import Parameters
package import Plotting
public import Stages

/// Draws the agreement between runs beside the agreement with the truth, a group for each comparison.
public struct TruthBars: Stage {
  public static let name = "truth-bars"
  public static let summary = "Draws the agreement between runs beside that with the truth, for several comparisons."

  /// What agrees.
  enum Score: String, CaseIterable, Sendable {
    /// Weak MCC.
    case weak
    /// Strong MCC of codes as they are.
    case strong
    /// Strong MCC in canonical coordinates.
    case canonical
  }

  let score: Score
  let labels: [String]

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    score = try reader.choice("score", "Which score is drawn.", default: .weak)
    labels = try reader.texts(
      "labels", "What the comparisons are called, in their order; empty for their decoders.", default: [])
  }

  public func run(_ comparisons: [TruthComparison], in context: StageContext) throws -> Figure {
    try Figure(plot(comparisons), in: context)
  }

  /// The plot.
  package func plot(_ comparisons: [TruthComparison]) throws -> GroupedBarPlot {
    guard !comparisons.isEmpty else { throw FigureError.nothing("comparisons") }
    guard labels.isEmpty || labels.count == comparisons.count else {
      throw FigureError.names("labels", given: labels.count, needed: comparisons.count)
    }
    let groups = comparisons.enumerated().map { place, comparison in
      GroupedBarPlot.Group(
        labels.isEmpty ? comparison.kind : labels[place],
        [bar(comparison.pairs.map(value)), bar(comparison.runs.map { value($0.truth) })])
    }
    return GroupedBarPlot(
      groups: groups, series: ["between runs", "with the truth"], chance: "chance", y: Axis(label, including: [1]),
      note: "bars are means, circles single pairs of runs and single runs")
  }

  private func bar(_ scores: [Double]) -> GroupedBarPlot.Bar {
    GroupedBarPlot.Bar(value: scores.reduce(0, +) / Double(max(scores.count, 1)), points: scores)
  }

  private func value(_ relation: TruthComparison.Relation) -> Double {
    switch score {
    case .weak: relation.weak
    case .strong: relation.strong
    case .canonical: relation.canonical
    }
  }

  private var label: String {
    switch score {
    case .weak: "weak MCC"
    case .strong: "strong MCC"
    case .canonical: "strong MCC, canonical"
    }
  }
}
