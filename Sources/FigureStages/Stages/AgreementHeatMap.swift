public import AlignmentArtifacts
import LinearAlgebra
public import Parameters
package import Plotting
public import Stages

/// Draws how far each pair of runs agrees, as a heat map.
public struct AgreementHeatMap: Stage {
  public static let name = "agreement-heat-map"
  public static let summary = "Draws how far the clusterings of each pair of runs agree, in colours and numbers."

  let score: ClusteringComparison.Measure
  let runs: [String]

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    score = try reader.choice("score", "What is measured of two clusterings.", default: .ari)
    runs = try reader.texts("runs", "What the runs are called; empty for \"run 1\", \"run 2\" and so on.", default: [])
  }

  public func run(_ comparison: ClusteringComparison, in context: StageContext) throws -> Figure {
    try Figure(plot(comparison), in: context)
  }

  /// The plot.
  package func plot(_ comparison: ClusteringComparison) throws -> HeatMap {
    let names = try runNames(runs, count: comparison.runs, parameter: "runs")
    guard let values = comparison.matrices[score] else { throw FigureError.nothing("scores '\(score.rawValue)'") }
    // The scores end at one; chance is at zero, and some fall a little below.
    let least = min(values.elements.filter(\.isFinite).min() ?? 0, 0)
    return HeatMap(values: values, rowNames: names, columnNames: names, label: label, range: least...1)
  }
}

extension AgreementHeatMap {
  private var label: String {
    switch score {
    case .ari: "adjusted Rand index"
    case .agreement: "share of points that agree"
    case .softAgreement: "agreement of responsibilities"
    case .responsibilityMCC: "MCC of responsibilities"
    }
  }
}
