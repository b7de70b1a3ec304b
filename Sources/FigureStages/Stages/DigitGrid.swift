import LinearAlgebra
public import Parameters
package import Plotting
public import Stages

/// Draws the first of many images, each over its class.
public struct DigitGrid: Stage {
  public static let name = "digit-grid"
  public static let summary = "Draws the first images, each over its class."

  /// How many are drawn.
  let count: Int
  /// How many stand side by side.
  let columns: Int
  /// Whether each stands over its class, if that is known.
  let captions: Bool

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    count = try reader.integer("count", in: 1...200, default: 20)
    columns = try reader.integer("columns", in: 1...20, default: 10)
    captions = try reader.flag("captions", default: true)
  }

  public func run(_ images: Images, in context: StageContext) throws -> Figure {
    try Figure(plot(images), in: context)
  }

  /// The plot.
  package func plot(_ images: Images) throws -> ImageGrid {
    guard images.count > 0 else { throw FigureError.nothing("images") }
    let intensities = images.intensities(0..<min(count, images.count))
    let drawn = (0..<intensities.rows).map { i in
      ImageGrid.Image(
        pixels: Matrix(rows: images.height, columns: images.width, elements: intensities.row(i)),
        caption: captions ? images.labels.map { "\($0[i])" } ?? "" : "")
    }
    return ImageGrid(images: drawn, columns: columns)
  }
}
