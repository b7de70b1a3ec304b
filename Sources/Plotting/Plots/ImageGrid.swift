public import LinearAlgebra
private import Requirements

/// Grey images in a grid, each over its caption, each row beside its name. What is 0 has the colour of paper, what is 1
/// that of ink.
///
/// Departure: more than a hundred images are drawn in 16 shades, so that an SVG stays below 500 kB.
public struct ImageGrid: Plot, Equatable {
  /// One image.
  public struct Image: Equatable, Sendable {
    /// Intensities, the top row first; below 0 is drawn as 0, above 1 as 1.
    public var pixels: Matrix<Double>
    /// What stands below it; may be empty.
    public var caption: String

    /// Creates an image.
    public init(pixels: Matrix<Double>, caption: String = "") {
      self.pixels = pixels
      self.caption = caption
    }
  }

  /// The images, in the order of reading.
  public var images: [Image]
  /// How many stand side by side.
  public var columns: Int
  /// What the rows are called, to their left; empty where they have no names.
  public var rowNames: [String]
  /// The side of an image where the page has room for it, in pixels.
  public var side: Double
  public var note: String

  /// Creates a grid; there is a name for each row, or none.
  public init(images: [Image], columns: Int, rowNames: [String] = [], side: Double = 84, note: String = "") {
    self.images = images
    self.columns = max(min(columns, images.count), 1)
    let rows = (images.count + self.columns - 1) / self.columns
    require(rowNames.isEmpty || rowNames.count == rows, "\(rowNames.count) names for \(rows) rows of images")
    self.rowNames = rowNames
    self.side = side
    self.note = note
  }

  public var size: PlotSize {
    let rows = (images.count + columns - 1) / columns
    return PlotSize(
      width: nameWidth + Double(columns) * (drawnSide + gap) + gap,
      height: Double(max(rows, 1)) * (drawnSide + below) + gap)
  }

  public func write(into script: inout Script) throws(PlotError) {
    script.place(Frame(left: 0, top: 0, width: size.width, height: size.height))
    script.add("unset border")
    script.add("unset tics")
    script.add("unset colorbox")
    script.add("set xrange [0:\(size.width)]")
    script.add("set yrange [\(size.height):0]")
    let paper = script.theme.background.mixed(with: script.theme.ink, 0.05)
    script.add(
      "set palette defined (0 '\(Command.hexadecimal(paper))', 1 '\(Command.hexadecimal(script.theme.ink))')")
    script.add("set cbrange [0:1]")
    for (row, name) in rowNames.enumerated() {
      let middle = gap + Double(row) * (drawnSide + below) + drawnSide / 2
      script.label(name, x: nameWidth, y: middle, "right font ',12'")
    }
    var elements: [Command] = []
    for (i, image) in images.enumerated() {
      try PlotError.check(image.pixels.elements, "image \(i + 1)")
      guard image.pixels.rows > 1, image.pixels.columns > 1 else { throw .tooSmall("image \(i + 1)") }
      elements.append(write(image, number: i, into: &script))
    }
    script.plot(elements)
  }
}

extension ImageGrid {
  private var drawnSide: Double {
    min(max(((pageWidth - nameWidth - gap) / Double(columns) - gap).rounded(.down), 4), side)
  }
  private var nameWidth: Double { min(rowNames.map { textWidth($0, size: 12) + gap }.max() ?? 0, 300) }
  /// How many steps of grey there are from paper to ink.
  private var shades: Double { images.count > 100 ? 15 : 255 }
  private var gap: Double { 8 }
  /// What lies between two rows.
  private var below: Double { images.contains { !$0.caption.isEmpty } ? 28 : gap }

  private func write(_ image: Image, number: Int, into script: inout Script) -> Command {
    let side = drawnSide
    let left = nameWidth + gap + Double(number % columns) * (side + gap)
    let top = gap + Double(number / columns) * (side + below)
    let block: Command = "$image_\(number)"
    let pixels = image.pixels
    script.data(
      block,
      rows: (0..<pixels.rows).map { pixels.row($0).map { (min(max($0, 0), 1) * shades).rounded() } })
    if !image.caption.isEmpty {
      script.label(image.caption, x: left + side / 2, y: top + side + 12, "center font ',12'")
    }
    let across = side / Double(pixels.columns)
    let down = side / Double(pixels.rows)
    let x: Command = "(\(left + across / 2)+$1*\(across))"
    let y: Command = "(\(top + down / 2)+$2*\(down))"
    return "\(block) matrix using \(x):\(y):($3/\(shades)) with image notitle"
  }
}
