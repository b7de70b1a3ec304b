public import Interchange
public import Parameters
package import Plotting
public import Stages

/// Draws points of two features, coloured by their classes.
public struct PointsScatter: Stage {
  public static let name = "points-scatter"
  public static let summary = "Draws points of two features, coloured by their classes."

  let features: FeaturePair
  let classes: [String]
  let limit: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    features = try FeaturePair(from: &reader)
    classes = try reader.texts(
      "classes", "What the classes are called, in ascending order of their labels; empty for the labels themselves.",
      default: [])
    limit = try reader.integer("limit", "The most points that are drawn.", in: 1...10_000, default: 1500)
  }

  public func run(_ points: Points, in context: StageContext) throws -> Figure {
    try Figure(plot(points), in: context)
  }

  /// The plot.
  package func plot(_ points: Points) throws -> ScatterPlot {
    let labels = Set(points.labels ?? []).sorted()
    guard classes.isEmpty || classes.count == labels.count else {
      throw FigureError.names("classes", given: classes.count, needed: labels.count)
    }
    let places = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    let panel = ScatterPlot.Panel(
      points: try features.of(points.coordinates), groups: points.labels?.map { places[$0] ?? 0 })
    return ScatterPlot(
      panels: [panel], x: features.xLabel, y: features.yLabel,
      groupNames: !classes.isEmpty
        ? classes : points.labelNames.count == labels.count ? points.labelNames : labels.map { "\($0)" },
      pointLimit: limit)
  }
}
