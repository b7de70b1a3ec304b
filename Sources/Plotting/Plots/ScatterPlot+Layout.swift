private import LinearAlgebra

/// How panels, legend and ranges are laid out.
extension ScatterPlot {
  /// As many points a panel as keep an SVG below 450 kB, of which the axes of a panel take about 8,000 bytes, an
  /// ellipse 1,000 and 30 for each point of a ring, and a point 34.
  var limit: Int {
    let ellipses = panels.reduce(0) { $0 + $1.ellipses.count }
    let free = 440_000 - 8000 * panels.count - (1000 + 30 * ringPoints) * ellipses
    return min(pointLimit, max(free / (34 * max(panels.count, 1)), 100))
  }

  /// Whether the legend is higher than a panel.
  var hasLegendApart: Bool { Double(groupNames.count) * legendLine > (grid.frames.first?.height ?? 0) }

  func legendEntries(_ theme: Theme) -> [Command] {
    groupNames.enumerated().map { "keyentry with points pt 7 ps 0.8 lc \(theme.series($0)) title \($1)" }
  }

  /// How many points an ellipse is drawn with.
  var ringPoints: Int { panels.count > 2 ? 33 : 73 }

  var grid: PanelGrid {
    let legend = (groupNames.map { textWidth($0, size: 12) }.max() ?? -60) + 74
    let inner = panels.indices.filter { $0 % columnCount > 0 }
    let upper = panels.indices.filter { $0 + columnCount < panels.count }
    let gaps = PanelGrid.Gaps(
      across: inner.contains(where: hasTicksBeside) ? 46 : 16, below: upper.contains(where: hasTicksBelow) ? 34 : 8)
    return PanelGrid(
      count: panels.count, columns: columns, aspect: aspect, gaps: gaps, right: legend,
      titled: panels.contains { !$0.title.isEmpty })
  }

  var columnCount: Int { max(columns ?? PanelGrid.columns(panels.count), 1) }

  /// The height of a panel in widths, so that the highest of the ranges fits.
  var aspect: Double {
    let ratios = Set(panels.map(\.scale)).map { scale in
      let spans = panels.filter { $0.scale == scale }.map(\.span)
      let wide = spans.map { $0.x.upperBound - $0.x.lowerBound }.max() ?? 1
      let high = spans.map { $0.y.upperBound - $0.y.lowerBound }.max() ?? 1
      return high / wide
    }
    return min(max(ratios.max() ?? 1, 0.6), 1.2)
  }

  /// Whether a panel shows numbers at its horizontal axis: no panel below shows the same.
  func hasTicksBelow(_ panel: Int) -> Bool {
    let next = panel + columnCount
    return next >= panels.count || panels[next].scale != panels[panel].scale
  }

  /// Whether a panel shows numbers at its vertical axis: no panel to its left shows the same.
  func hasTicksBeside(_ panel: Int) -> Bool {
    panel % columnCount == 0 || panels[panel - 1].scale != panels[panel].scale
  }

  /// The ranges of a panel, in which a unit is equally long on both axes.
  func window(of panel: Int, in frame: Frame) -> Span {
    let own = panels.filter { $0.scale == panels[panel].scale }.map(\.span)
    return own.dropFirst().reduce(own[0]) { $0.union($1) }.fitted(to: frame)
  }
}
