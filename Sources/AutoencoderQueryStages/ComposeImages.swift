public import AutoencoderArtifacts
private import Autoencoders
public import Interchange
private import LinearAlgebra
private import Networks
public import Parameters
public import Stages

/// Puts one facet of some images together with the other facets of others.
public struct ComposeImages: Stage {
  public static let name = "compose-images"
  public static let summary = "Decodes one facet of some images together with the other facets of others."

  let facet: Int
  let rows: Int
  let columns: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    facet = try reader.facet()
    rows = try reader.integer("rows", "How many rows of images there are.", in: 1...100, default: 8)
    columns = try reader.integer("columns", "How many columns of images there are.", in: 1...100, default: 8)
  }

  /// A table of (rows + 1)·(columns + 1) images, row by row: over each column and before each row the image that it takes,
  /// and a black one in the corner.
  public func run(_ input: Pair<FittedAutoencoder, Images>, in context: StageContext) throws -> Images {
    let (fit, images) = (input.first, input.second)
    try fit.check(images)
    try fit.check(facet: facet)
    guard images.count >= rows + columns else {
      throw ArtifactError(
        "the grid of \(rows)×\(columns) images takes \(rows + columns), but there are \(images.count)")
    }
    let order = byTurns(images)
    let tops = images.images(at: Array(order.prefix(columns)))
    let sides = images.images(at: Array(order[columns..<columns + rows]))
    let (top, side) = (fit.model.codes(of: PointSet(tops)), fit.model.codes(of: PointSet(sides)))
    let composed = fit.model.decode(
      zip(top, side).enumerated().map { j, codes in
        let cells = (0..<rows).flatMap { r in
          (0..<columns).flatMap { c in j == facet ? codes.0.row(c) : codes.1.row(r) }
        }
        return Matrix(rows: rows * columns, columns: codes.0.columns, elements: cells)
      })
    return table(tops, sides, Images(composed, height: images.height, width: images.width))
  }

  private func table(_ tops: Images, _ sides: Images, _ composed: Images) -> Images {
    let size = composed.pixelsPerImage
    var pixels = [UInt8](repeating: 0, count: size) + tops.pixels
    for r in 0..<rows {
      pixels += sides.pixels[r * size..<(r + 1) * size]
      pixels += composed.pixels[r * columns * size..<(r + 1) * columns * size]
    }
    return Images(
      count: (rows + 1) * (columns + 1), height: composed.height, width: composed.width, pixels: pixels)
  }

  /// The first image of each class, then the second of each, and so on; without classes, the images in their order.
  private func byTurns(_ images: Images) -> [Int] {
    guard let labels = images.labels else { return Array(0..<images.count) }
    var met: [Int: Int] = [:]
    let turns = labels.map { label in
      met[label, default: 0] += 1
      return met[label, default: 0]
    }
    return labels.indices.sorted { (turns[$0], labels[$0], $0) < (turns[$1], labels[$1], $1) }
  }
}
