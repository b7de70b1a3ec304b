public import Interchange
public import Parameters
package import Plotting
public import Stages

/// Draws how the likelihood rose in each of several fits.
public struct LikelihoodTraces: Stage {
  public static let name = "likelihood-traces"
  public static let summary = "Draws the log-likelihood against the iteration, a line for each run."

  let runs: [String]
  let from: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    runs = try reader.texts("runs", "What the runs are called; empty for \"run 1\", \"run 2\" and so on.", default: [])
    from = try reader.integer(
      "from-iteration",
      "The first iteration that is drawn, counted from one: the start often hides what comes after it.",
      in: 1...Int.max, default: 1)
  }

  public func run(_ fits: [FittedMixture], in context: StageContext) throws -> Figure {
    try Figure(plot(fits), in: context)
  }

  /// The plot.
  package func plot(_ fits: [FittedMixture]) throws -> CurvePlot {
    let names = try runNames(runs, count: fits.count, parameter: "runs")
    let series = zip(names, fits).map { name, fit in
      CurvePlot.Series(
        name, fit.trace.enumerated().dropFirst(from - 1).map { CurvePlot.Point(x: Double($0 + 1), y: $1) })
    }
    guard series.contains(where: { !$0.points.isEmpty }) else {
      throw FigureError.nothing("iterations from \(from) on")
    }
    return CurvePlot(
      series: series.filter { !$0.points.isEmpty }, x: Axis("iteration"),
      y: Axis("log-likelihood of a point (nats)"), marksPoints: false)
  }
}
