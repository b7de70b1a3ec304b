public import HierarchyArtifacts
public import Parameters
package import Plotting
public import Stages

/// Draws by how many degrees the axes of fits are turned from the true ones, data set by data set in ascending order,
/// beside what chance gives.
public struct OrientationCurve: Stage {
  public static let name = "orientation-curve"
  public static let summary =
    "Draws by how many degrees axes are turned from the true ones, a point a data set, beside uniform angles."

  let labels: [String]

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    labels = try reader.texts(
      "labels", "What the tallies are called, in their order; empty for their gaps.", default: [])
  }

  public func run(_ tallies: [RecoveryTally], in context: StageContext) throws -> Figure {
    try Figure(plot(tallies), in: context)
  }

  /// The plot.
  package func plot(_ tallies: [RecoveryTally]) throws -> CurvePlot {
    guard !tallies.isEmpty else { throw FigureError.nothing("tallies") }
    guard labels.isEmpty || labels.count == tallies.count else {
      throw FigureError.names("labels", given: labels.count, needed: tallies.count)
    }
    let series = tallies.enumerated().map { place, tally in
      let angles = tally.items.map { item in
        item.angles.reduce(0, +) / Double(max(item.angles.count, 1))
      }.sorted()
      return CurvePlot.Series(
        labels.isEmpty ? "gap \(fixed(tally.gap, 1))" : labels[place],
        angles.enumerated().map { rank, angle in
          CurvePlot.Point(x: (Double(rank) + 0.5) / Double(angles.count), y: angle)
        })
    }
    let chance = CurvePlot.Series("chance", [CurvePlot.Point(x: 0, y: 0), CurvePlot.Point(x: 1, y: 45)])
    return CurvePlot(
      series: series + [chance], x: Axis("data sets, as a share in ascending order", including: [0, 1]),
      y: Axis("angle from the true axes, degrees", including: [0, 45]),
      remark: "each point is the mean over the fits of one data set; chance is a uniform angle from 0 to 45 degrees")
  }
}
