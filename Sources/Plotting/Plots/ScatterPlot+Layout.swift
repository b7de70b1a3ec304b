private import LinearAlgebra

extension ScatterPlot {
  /// How panels, ranges and legend are laid out.
  struct Layout {
    /// What the panels of each scale show.
    let planes: [Int: Plane]
    /// Where the panels lie.
    let grid: PanelGrid
    /// What the legend names.
    let legend: Legend

    /// What a panel shows.
    func plane(of panel: Panel) -> Plane { planes[panel.scale] ?? Plane(around: [panel.points]) }

    /// Whether the legend is higher than a panel.
    var hasLegendApart: Bool { Double(legend.names.count) * legendLine > (grid.frames.first?.height ?? 0) }

    func legendEntries(_ theme: Theme) -> [Command] {
      legend.names.enumerated().map { "keyentry with points pt 7 ps 0.8 lc \(theme.series($0)) title \($1)" }
    }
  }

  /// The layout; it looks at every point once.
  var layout: Layout {
    let planes = Dictionary(grouping: panels, by: \.scale).mapValues { Plane(around: $0.map(\.points)) }
    let unnamed = grid(planes, right: groupNames.isEmpty ? 14 : 74)
    let legend = Legend(groupNames, of: "classes", height: unnamed.size.height - 40)
    guard !groupNames.isEmpty else { return Layout(planes: planes, grid: unnamed, legend: legend) }
    return Layout(planes: planes, grid: grid(planes, right: legend.width), legend: legend)
  }

  /// As many points a panel as keep an SVG below 450 kB, of which the axes of a panel take about 8,000 bytes, an
  /// ellipse 1,000 and 30 for each point of a ring, and a point 34.
  var limit: Int {
    let ellipses = panels.reduce(0) { $0 + $1.ellipses.count }
    let free = 440_000 - 8000 * panels.count - (1000 + 30 * ringPoints) * ellipses
    return min(pointLimit, max(free / (34 * max(panels.count, 1)), 100))
  }

  /// How many points an ellipse is drawn with.
  var ringPoints: Int { panels.count > 2 ? 33 : 73 }

  private func grid(_ planes: [Int: Plane], right: Double) -> PanelGrid {
    let inner = panels.indices.filter { $0 % columnCount > 0 }
    let upper = panels.indices.filter { $0 + columnCount < panels.count }
    let gaps = PanelGrid.Gaps(
      across: inner.contains(where: hasTicksBeside) ? 46 : 16, below: upper.contains(where: hasTicksBelow) ? 34 : 8)
    // The height of a panel in widths, so that the highest of the ranges fits.
    let aspect = min(max(planes.values.map(\.aspect).max() ?? 1, 0.6), 1.2)
    return PanelGrid(
      count: panels.count, columns: columns, aspect: aspect, gaps: gaps, right: right,
      titled: panels.contains { !$0.title.isEmpty })
  }

  private var columnCount: Int { max(columns ?? PanelGrid.columns(panels.count), 1) }

  /// Whether a panel shows numbers at its horizontal axis: no panel below shows the same.
  func hasTicksBelow(_ panel: Int) -> Bool {
    let next = panel + columnCount
    return next >= panels.count || panels[next].scale != panels[panel].scale
  }

  /// Whether a panel shows numbers at its vertical axis: no panel to its left shows the same.
  func hasTicksBeside(_ panel: Int) -> Bool {
    panel % columnCount == 0 || panels[panel - 1].scale != panels[panel].scale
  }
}
