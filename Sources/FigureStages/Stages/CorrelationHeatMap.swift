public import AlignmentArtifacts
import LinearAlgebra
public import Parameters
package import Plotting
public import Stages

/// Draws what a score says of each pair of runs, as a heat map.
public struct CorrelationHeatMap: Stage {
  public static let name = "correlation-heat-map"
  public static let summary = "Draws how far the codes or priors of each pair of runs agree, in colours and numbers."

  let score: CodeComparison.Measure
  let runs: [String]

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    score = try reader.choice("score", "What is measured of two runs.", default: .strong)
    runs = try reader.texts("runs", "What the runs are called; empty for \"run 1\", \"run 2\" and so on.", default: [])
  }

  public func run(_ comparison: CodeComparison, in context: StageContext) throws -> Figure {
    try Figure(plot(comparison), in: context)
  }

  /// The plot.
  package func plot(_ comparison: CodeComparison) throws -> HeatMap {
    let names = try runNames(runs, count: comparison.runs, parameter: "runs")
    guard let values = comparison.matrices[score] else { throw FigureError.priors(score.rawValue) }
    return HeatMap(
      values: values, rowNames: names, columnNames: names, label: score.label, range: range(of: values), remark: note)
  }
}

extension CorrelationHeatMap {
  /// Scores end at one and mostly begin at zero; distances begin at zero, and small ones must be told apart.
  private func range(of values: Matrix<Double>) -> ClosedRange<Double> {
    let values = values.elements.filter(\.isFinite)
    let greatest = values.max() ?? 1
    return score.isOfPriors ? 0...(greatest > 0 ? greatest : 1) : min(values.min() ?? 0, 0)...1
  }

  /// Which run is taken to which, where that matters.
  private var note: String {
    guard !score.isSymmetric else { return "" }
    return score.isOfPriors
      ? "the prior of a column's run is mapped onto that of the row's" : "the codes of a row's run predict the column's"
  }
}
