public import HierarchyArtifacts
public import Parameters
package import Plotting
public import Stages

/// Draws how often planted hidden variables are recovered against the number of points, a curve for each kind of sample.
public struct RecoveryCurve: Stage {
  public static let name = "recovery-curve"
  public static let summary = "Draws how often planted hidden variables are recovered against the number of points."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ trials: [StructureTrials], in context: StageContext) throws -> Figure {
    try Figure(plot(trials), in: context)
  }

  /// The plot.
  package func plot(_ trials: [StructureTrials]) throws -> CurvePlot {
    guard !trials.isEmpty else { throw FigureError.nothing("trials") }
    var names: [String] = []
    var points: [String: [CurvePlot.Point]] = [:]
    for trial in trials {
      let name = "separation \(fixed(trial.separation, 1)), \(trial.coordinatesAreKnown ? "known" : "estimated")"
      if points[name] == nil { names.append(name) }
      let share = Double(trial.trials.count(where: \.isRecovered)) / Double(max(trial.trials.count, 1))
      points[name, default: []].append(CurvePlot.Point(x: Double(trial.points), y: share))
    }
    return CurvePlot(
      series: names.map { CurvePlot.Series($0, (points[$0] ?? []).sorted { $0.x < $1.x }) },
      x: Axis("points in the sample, N", scale: .logarithmic),
      y: Axis("share of draws that are recovered", including: [0, 1]))
  }
}
