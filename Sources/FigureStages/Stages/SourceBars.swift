public import Parameters
package import Plotting
public import SeparationArtifacts
public import Stages

/// Draws how near methods come to known sources, a group for each method: the mean over data sets with its interval.
public struct SourceBars: Stage {
  public static let name = "source-bars"
  public static let summary = "Draws how near several methods come to the true sources, with intervals and chance."

  /// What is drawn.
  enum Score: String, CaseIterable, Sendable {
    /// Strong MCC with the sources.
    case strong
    /// The same within segments.
    case within
    /// Weak MCC with the sources.
    case weak
    /// Strong MCC between runs.
    case between
  }

  let scores: [Score]
  let labels: [String]

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    scores = try reader.choices(
      "scores", "Which scores are drawn, from left to right in each group.", default: [.strong, .within])
    labels = try reader.texts(
      "labels", "What the methods are called, in their order; empty for \"method 1\" and so on.", default: [])
  }

  public func run(_ tallies: [SourceTally], in context: StageContext) throws -> Figure {
    try Figure(plot(tallies), in: context)
  }

  /// The plot.
  package func plot(_ tallies: [SourceTally]) throws -> GroupedBarPlot {
    guard !tallies.isEmpty else { throw FigureError.nothing("comparisons") }
    guard labels.isEmpty || labels.count == tallies.count else {
      throw FigureError.names("labels", given: labels.count, needed: tallies.count)
    }
    let groups = tallies.enumerated().map { place, tally in
      GroupedBarPlot.Group(
        labels.isEmpty ? "method \(place + 1)" : labels[place], scores.map { bar(of: $0, in: tally) })
    }
    return GroupedBarPlot(
      groups: groups, series: scores.map { label(of: $0) }, chance: "chance", y: Axis("MCC", including: [0, 1]),
      note: "bars are means over data sets, error bars their intervals of 95 %, circles single data sets, "
        + "dashes codes that are turned at random; a method without a seed agrees with itself")
  }

  private func bar(of score: Score, in tally: SourceTally) -> GroupedBarPlot.Bar {
    let (estimate, chance) = measured(score, in: tally)
    // A method with one run of each data set agrees with itself.
    guard let estimate else { return GroupedBarPlot.Bar(value: 1) }
    return GroupedBarPlot.Bar(
      value: estimate.mean, lower: estimate.interval.map { max($0.lower, 0) },
      upper: estimate.interval.map { min($0.upper, 1) }, points: estimate.measurements, chance: chance)
  }

  private func measured(_ score: Score, in tally: SourceTally) -> (estimate: Estimate?, chance: Double?) {
    switch score {
    case .strong: (tally.strong, tally.chance.strong)
    case .within: (tally.within, tally.chance.within)
    case .weak: (tally.weak, nil)
    case .between: (tally.betweenStrong, tally.chance.between)
    }
  }

  private func label(of score: Score) -> String {
    switch score {
    case .strong: "with the sources"
    case .within: "within segments"
    case .weak: "after CCA"
    case .between: "between runs"
    }
  }
}
