public import Interchange
public import Parameters
package import Plotting
import Probability
public import Stages

/// Draws a criterion against the number of components: a curve for each family of covariances, with a band over runs.
public struct ComponentCurve: Stage {
  public static let name = "component-curve"
  public static let summary =
    "Draws BIC, AIC or log-likelihood against the number of components, a curve for each covariance family."

  /// What the vertical axis shows.
  enum Criterion: String, CaseIterable, Sendable {
    case bic
    case aic
    case logLikelihood = "log-likelihood"
  }

  let y: Criterion
  let isLogarithmic: Bool

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    y = try reader.choice("y", "What the vertical axis shows.", default: .bic)
    isLogarithmic = try reader.flag(
      "logarithmic", "Whether the horizontal axis counts in orders of magnitude.", default: false)
  }

  public func run(_ fits: [FittedMixture], in context: StageContext) throws -> Figure {
    try Figure(plot(fits), in: context)
  }

  /// The plot.
  package func plot(_ fits: [FittedMixture]) throws -> CurvePlot {
    guard !fits.isEmpty else { throw FigureError.nothing("runs") }
    let sizes = Set(fits.map(\.model.components)).sorted()
    let families = CovarianceFamily.allCases.filter { family in fits.contains { $0.family == family } }
    let series = families.map { family in
      let points = sizes.compactMap { size in
        point(at: size, of: fits.filter { $0.family == family && $0.model.components == size })
      }
      return CurvePlot.Series(family.rawValue, points)
    }
    let hasBand = series.contains { $0.points.contains { $0.lower < $0.upper } }
    return CurvePlot(
      series: series,
      x: Axis(
        "number of components", scale: isLogarithmic ? .logarithmic : .linear,
        ticks: sizes.count <= 12 ? sizes.map(Double.init) : nil), y: Axis(label),
      remark: hasBand ? "lines are means over runs, bands reach from the least to the greatest" : "")
  }
}

extension ComponentCurve {
  /// The mean over the runs, in a band from the least to the greatest.
  private func point(at size: Int, of fits: [FittedMixture]) -> CurvePlot.Point? {
    let values = fits.map(value)
    guard let least = values.min(), let greatest = values.max() else { return nil }
    let mean = values.reduce(0, +) / Double(values.count)
    return CurvePlot.Point(x: Double(size), y: mean, lower: least, upper: greatest)
  }

  private func value(_ fit: FittedMixture) -> Double {
    switch y {
    case .bic: fit.bic
    case .aic: fit.aic
    case .logLikelihood: fit.meanLogLikelihood
    }
  }

  private var label: String {
    switch y {
    case .bic: "BIC (less is better)"
    case .aic: "AIC (less is better)"
    case .logLikelihood: "log-likelihood of a point (nats)"
    }
  }
}

extension FittedMixture {
  fileprivate var family: CovarianceFamily { model.covariances.family }
}
