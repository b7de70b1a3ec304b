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
  ///   - aspect: The height of a panel in widths.
  ///   - sharesTicks: Whether panels may stand closely, since only the outer ones have ticks.
  ///   - right: What stays free on the right, for a legend.
  ///   - titled: Whether panels have titles.
  init(count: Int, aspect: Double, sharesTicks: Bool, right: Double, titled: Bool) {
    columns = Self.columns(count)
    let left = 66.0
    let across = sharesTicks ? 16.0 : 46
    let above = titled ? 28.0 : 12
    let below = sharesTicks ? 8.0 : 34
    let most = columns == 1 ? 430.0 : columns == 2 ? 350 : 300
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

  /// Where the legend begins, from the left.
  var legendLeft: Double { (frames.prefix(columns).last.map { $0.left + $0.width } ?? 0) + 10 }

  /// Whether no panel stands to the left.
  func isLeftmost(_ panel: Int) -> Bool { panel % columns == 0 }

  /// Whether no panel stands below.
  func isLowest(_ panel: Int) -> Bool { panel + columns >= frames.count }

  private static func columns(_ count: Int) -> Int {
    switch count {
    case ...4: max(count, 1)
    case 5, 6, 9: 3
    case ...12: 4
    default: 5
    }
  }
}
