public import Interchange
import LinearAlgebra
public import Parameters
package import Plotting
public import Stages

/// Draws images with others of the same number and size below them, such as digits and their reconstructions.
public struct DigitPairs: Stage {
  public static let name = "digit-pairs"
  public static let summary = "Draws images in rows, and below each row what became of it, such as reconstructions."

  let count: Int
  let columns: Int
  let names: [String]
  let side: Double

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    count = try reader.integer("count", "How many pairs are drawn at most.", in: 1...200, default: 20)
    columns = try reader.integer("columns", "How many stand side by side.", in: 1...20, default: 10)
    names = try reader.texts("rows", "What the upper and the lower rows are called.", default: ["", ""])
    side = try reader.number(
      "side", "The side of an image where the page has room for it, in pixels.", in: 16...84, default: 60)
  }

  public func run(_ input: Pair<Images, Images>, in context: StageContext) throws -> Figure {
    try Figure(plot(input.first, input.second), in: context)
  }

  /// The plot of as many pairs as there are of both.
  package func plot(_ upper: Images, _ lower: Images) throws -> ImageGrid {
    guard names.count == 2 else { throw FigureError.names("rows", given: names.count, needed: 2) }
    let drawn = min(count, upper.count, lower.count)
    guard drawn > 0 else { throw FigureError.nothing("pairs of images") }
    let width = min(columns, drawn)
    let starts = stride(from: 0, to: drawn, by: width)
    return ImageGrid(
      images: starts.flatMap { start in
        let members = Array(start..<min(start + width, drawn))
        return upper.row(members, width: width) + lower.row(members, width: width)
      }, columns: width, rowNames: names == ["", ""] ? [] : starts.flatMap { _ in names }, side: side)
  }
}
