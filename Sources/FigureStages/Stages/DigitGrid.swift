public import Interchange
import LinearAlgebra
public import Parameters
package import Plotting
public import Stages

/// Draws the first of many images, each over its class, or each class in a row.
public struct DigitGrid: Stage {
  public static let name = "digit-grid"
  public static let summary = "Draws the first images, each over its class, or each class in a row."

  let count: Int
  let columns: Int
  let captions: Bool
  let rows: Bool
  let rowLabel: String
  let side: Double

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    count = try reader.integer("count", "How many are drawn.", in: 1...400, default: 20)
    columns = try reader.integer("columns", "How many stand side by side.", in: 1...20, default: 10)
    captions = try reader.flag("captions", "Whether each stands over its class, if that is known.", default: true)
    rows = try reader.flag(
      "class-rows",
      "Whether each class has a row, which it stands beside; classes come in the order in which they come first.",
      default: false)
    rowLabel = try reader.text(
      "row-label", "What the classes are called beside rows, before their number.", default: "")
    side = try reader.number(
      "side", "The side of an image where the page has room for it, in pixels.", in: 16...84, default: 84)
  }

  public func run(_ images: Images, in context: StageContext) throws -> Figure {
    try Figure(plot(images), in: context)
  }

  /// The plot.
  package func plot(_ images: Images) throws -> ImageGrid {
    guard images.count > 0 else { throw FigureError.nothing("images") }
    if rows, let labels = images.labels { return classRows(images, labels) }
    let drawn = (0..<min(count, images.count)).map { i in
      images.drawn(i, caption: captions ? images.labels.map { "\($0[i])" } ?? "" : "")
    }
    return ImageGrid(images: drawn, columns: columns, side: side)
  }
}

extension DigitGrid {
  /// A row for each of the first classes, with the first images of each; a row that has too few ends in blanks.
  private func classRows(_ images: Images, _ labels: [Int]) -> ImageGrid {
    let members = Dictionary(grouping: labels.indices) { labels[$0] }
    let classes = members.sorted { ($0.value.first ?? 0) < ($1.value.first ?? 0) }.prefix(max(count / columns, 1))
    let width = min(columns, classes.map(\.value.count).max() ?? 1)
    return ImageGrid(
      images: classes.flatMap { images.row($0.value, width: width) }, columns: width,
      rowNames: classes.map { rowLabel.isEmpty ? "\($0.key)" : "\(rowLabel) \($0.key)" }, side: side)
  }
}

extension Images {
  /// One of the images.
  func drawn(_ i: Int, caption: String = "") -> ImageGrid.Image {
    ImageGrid.Image(
      pixels: Matrix(rows: height, columns: width, elements: intensities(i..<i + 1).elements), caption: caption)
  }

  /// The first of some of the images, and blanks where there are too few.
  func row(_ members: [Int], width count: Int) -> [ImageGrid.Image] {
    let blank = ImageGrid.Image(pixels: Matrix(rows: height, columns: width))
    return (0..<count).map { $0 < members.count ? drawn(members[$0]) : blank }
  }
}
