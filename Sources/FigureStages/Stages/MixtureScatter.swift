public import Interchange
package import LinearAlgebra
public import Parameters
package import Plotting
import Probability
public import Stages

/// Draws points once for each of several mixtures, coloured by their most probable component, with its ellipses.
///
/// Colours follow the components' means from left to right, so that runs which found the same look the same.
public struct MixtureScatter: Stage {
  public static let name = "mixture-scatter"
  public static let summary =
    "Draws points once for each fitted mixture, coloured by component, with ellipses at one and two deviations."

  let features: FeaturePair
  let panels: [String]
  let limit: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    features = try FeaturePair(from: &reader)
    panels = try reader.texts(
      "panels", "What stands above the panels; empty for \"run 1\", \"run 2\" and so on.", default: [])
    limit = try reader.integer("limit", "The most points that a panel draws.", in: 1...10_000, default: 1500)
  }

  public func run(_ input: Pair<Points, [FittedMixture]>, in context: StageContext) throws -> Figure {
    try Figure(plot(input.first.coordinates, input.second), in: context)
  }

  /// The plot of points under each of some mixtures.
  package func plot(_ points: Matrix<Double>, _ fits: [FittedMixture]) throws -> ScatterPlot {
    let plane = try features.of(points)
    let titles = try runNames(panels, count: fits.count, parameter: "panels")
    var drawn: [ScatterPlot.Panel] = []
    for (title, fit) in zip(titles, fits).prefix(Self.panelLimit) {
      guard fit.model.features == points.columns else {
        throw FigureError.features(mixture: fit.model.features, other: points.columns, what: "the points have")
      }
      drawn.append(try panel(title, of: fit.model, points: points, plane: plane))
    }
    return ScatterPlot(
      panels: drawn, x: features.xLabel, y: features.yLabel, pointLimit: limit,
      remark: fits.count > drawn.count ? "the first \(drawn.count) of \(grouped(fits.count)) mixtures are drawn" : "")
  }

  /// As many as keep the figure light.
  private static let panelLimit = 25
}

extension MixtureScatter {
  private func panel(
    _ title: String, of mixture: GaussianMixture, points: Matrix<Double>, plane: Matrix<Double>
  ) throws -> ScatterPlot.Panel {
    let place = leftToRight(mixture)
    let densities = try mixture.componentLogDensities(of: points)
    let groups = (0..<points.rows).map { n in
      place[(0..<mixture.components).reduce(0) { densities[n, $1] > densities[n, $0] ? $1 : $0 }]
    }
    return ScatterPlot.Panel(
      title: title, points: plane, groups: groups,
      ellipses: place.indices.map { features.ellipse(ofComponent: $0, of: mixture, group: place[$0]) })
  }

  /// The place of each component in the order of the means, from left to right and then from below.
  private func leftToRight(_ mixture: GaussianMixture) -> [Int] {
    let means = mixture.means
    let order = (0..<mixture.components).sorted {
      (means[$0, features.x - 1], means[$0, features.y - 1]) < (means[$1, features.x - 1], means[$1, features.y - 1])
    }
    var place = [Int](repeating: 0, count: order.count)
    for (i, k) in order.enumerated() { place[k] = i }
    return place
  }
}
