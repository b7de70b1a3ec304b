private import Foundation
public import LikelihoodArtifacts
public import Parameters
package import Plotting
public import Stages

/// Draws how the distance of estimates from the truth falls with the number of points, a curve for each model.
public struct EstimationCurve: Stage {
  public static let name = "estimation-curve"
  public static let summary = "Draws the distance of estimates from the truth against the number of points."

  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ rates: [EstimationRate], in context: StageContext) throws -> Figure {
    try Figure(plot(rates), in: context)
  }

  /// The plot.
  package func plot(_ rates: [EstimationRate]) throws -> CurvePlot {
    guard let first = rates.first else { throw FigureError.nothing("rates") }
    let series = rates.map { rate in
      CurvePlot.Series(
        "σ = \(shortest(rate.noise)), gap \(shortest(rate.gap))",
        rate.sizes.map { size in
          CurvePlot.Point(
            x: Double(size.points), y: max(size.median, 1e-9), lower: max(size.lower, 1e-9),
            upper: max(size.upper, 1e-9))
        })
    }
    return CurvePlot(
      series: series, x: Axis("points in the sample, n", scale: .logarithmic),
      y: Axis("√D3 from the truth", scale: .logarithmic, including: [first.target]),
      remark: "lines are medians over samples, bands hold the middle four fifths")
  }

  /// Three digits that count, or two behind the point, without the zeros at the end: small noise is not none.
  private func shortest(_ number: Double) -> String {
    let places = number > 0 && number.isFinite ? 2 - Int(log10(number).rounded(.down)) : 2
    var text = fixed(number, min(max(places, 2), 12))
    while text.contains("."), text.hasSuffix("0") || text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
