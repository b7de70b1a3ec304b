public import AlignmentArtifacts
import LinearAlgebra
public import Parameters
package import Plotting
public import Stages

/// Draws the canonical correlations by rank: of each pair of runs, or their mean in a band over pairs.
public struct CorrelationSpectrum: Stage {
  public static let name = "correlation-spectrum"
  public static let summary = "Draws the canonical correlations of pairs of runs by rank, as a band or a line a pair."

  let drawsPairs: Bool

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    drawsPairs = try reader.flag("pairs", "Whether each pair has a line of its own.", default: false)
  }

  public func run(_ comparison: CodeComparison, in context: StageContext) throws -> Figure {
    try Figure(plot(comparison), in: context)
  }

  /// The plot.
  package func plot(_ comparison: CodeComparison) -> CurvePlot {
    let ranks = comparison.latents
    return CurvePlot(
      series: drawsPairs ? lines(comparison) : [band(comparison)],
      x: Axis("rank", ticks: ranks <= 20 ? (1...max(ranks, 1)).map(Double.init) : nil),
      y: Axis("canonical correlation, all points", including: [0, 1]),
      remark: drawsPairs || comparison.spectra.rows < 2
        ? "" : "the line is the mean over pairs of runs, the band reaches from the least to the greatest")
  }
}

extension CorrelationSpectrum {
  /// A line for each pair of runs; more than a legend can hold are not named.
  private func lines(_ comparison: CodeComparison) -> [CurvePlot.Series] {
    let pairs = (1...comparison.runs).flatMap { i in (i..<comparison.runs).map { "runs \(i), \($0 + 1)" } }
    return pairs.enumerated().map { row, name in
      CurvePlot.Series(
        pairs.count <= 15 ? name : "",
        comparison.spectra.row(row).enumerated().map { CurvePlot.Point(x: Double($0 + 1), y: $1) })
    }
  }

  private func band(_ comparison: CodeComparison) -> CurvePlot.Series {
    let points = (0..<comparison.latents).map { rank in
      let values = comparison.spectra.column(rank)
      return CurvePlot.Point(
        x: Double(rank + 1), y: values.reduce(0, +) / Double(values.count), lower: values.min(), upper: values.max())
    }
    return CurvePlot.Series("", points)
  }
}
