/// Where the panels of small multiples lie.
struct PanelGrid: Equatable, Sendable {
  /// The panels, row by row.
  let frames: [Frame]
  /// How many stand side by side.
  let columns: Int
  /// The drawing's extent.
  let size: PlotSize

  /// Lays panels out.
  ///
  /// - Parameters:
  ///   - count: How many.
  ///   - wanted: How many stand side by side; nil leaves that to the count.
  ///   - aspect: The height of a panel in widths.
  ///   - gaps: What lies beside and between panels.
  ///   - right: What stays free on the right, for a legend.
  ///   - titled: Whether panels have titles.
  init(count: Int, columns wanted: Int? = nil, aspect: Double, gaps: Gaps, right: Double, titled: Bool) {
    columns = max(wanted ?? Self.columns(count), 1)
    let left = gaps.left
    let across = gaps.across
    let above = titled ? 28.0 : 12
    let below = gaps.below
    let most = wanted != nil ? 260.0 : columns == 1 ? 430.0 : columns == 2 ? 350 : 300
    let free = pageWidth - left - right - across * Double(columns - 1)
    let width = min(most, (free / Double(columns)).rounded(.down))
    let height = (width * aspect).rounded()
    let rows = (count + columns - 1) / columns
    frames = (0..<count).map { [columns] panel in
      Frame(
        left: left + Double(panel % columns) * (width + across),
        top: above + Double(panel / columns) * (above + height + below), width: width, height: height)
    }
    size = PlotSize(
      width: left + Double(columns) * (width + across) - across + right,
      height: Double(rows) * (above + height + below) - below + 52)
  }

  /// What lies beside and between panels, in pixels.
  struct Gaps: Equatable, Sendable {
    /// To the left of all: room for the numbers of ticks and the name of the axis.
    var left = 66.0
    /// Between two side by side: room for the numbers of ticks, where the right one has them.
    var across = 16.0
    /// Below one that stands over another: the same.
    var below = 8.0
  }

  /// Where the legend begins, from the left.
  var legendLeft: Double { (frames.prefix(columns).last.map { $0.left + $0.width } ?? 0) + 10 }

  /// The room for a legend, as high as all panels together.
  var legendFrame: Frame {
    Frame(left: legendLeft, top: frames.first?.top ?? 0, width: size.width - legendLeft, height: size.height - 80)
  }

  /// Whether no panel stands to the left.
  func isLeftmost(_ panel: Int) -> Bool { panel % columns == 0 }

  /// Whether no panel stands below.
  func isLowest(_ panel: Int) -> Bool { panel + columns >= frames.count }

  /// How many of so many panels stand side by side.
  static func columns(_ count: Int) -> Int {
    switch count {
    case ...4: max(count, 1)
    case 5, 6, 9: 3
    case ...12: 4
    default: 5
    }
  }
}
