public import LinearAlgebra

/// Points in the plane, coloured by group, with ellipses: one panel, or several in the same scale.
public struct ScatterPlot: Plot, Equatable {
  /// One cloud of points.
  public struct Panel: Equatable, Sendable {
    /// What stands above it; may be empty.
    public var title: String
    /// N×2.
    public var points: Matrix<Double>
    /// The group of each point, N; it gives the colour.
    public var groups: [Int]
    /// The ellipses over the points.
    public var ellipses: [Ellipse]

    /// Creates a panel; without groups, all points are of group 0.
    public init(title: String = "", points: Matrix<Double>, groups: [Int]? = nil, ellipses: [Ellipse] = []) {
      self.title = title
      self.points = points
      self.groups = groups ?? [Int](repeating: 0, count: points.rows)
      self.ellipses = ellipses
    }
  }

  /// The panels, in the order of reading.
  public var panels: [Panel]
  /// The horizontal axis.
  public var x: String
  /// The vertical axis.
  public var y: String
  /// What the groups are called, for a legend; empty for none.
  public var groupNames: [String]
  /// Whether all panels show the same range, and only the outer ones have ticks.
  public var sharesRange: Bool
  /// The most points that a panel draws.
  public var pointLimit: Int

  /// Creates a plot.
  public init(
    panels: [Panel], x: String, y: String, groupNames: [String] = [], sharesRange: Bool = true, pointLimit: Int = 1500
  ) {
    self.panels = panels
    self.x = x
    self.y = y
    self.groupNames = groupNames
    self.sharesRange = sharesRange
    self.pointLimit = pointLimit
  }

  public var size: PlotSize { grid.size }

  /// How many points are drawn, where it is not all, and what ellipses mean.
  public var note: String {
    var notes: [String] = []
    if let most = panels.map(\.points.rows).max(), most > limit {
      let drawn = "\(grouped(limit)) of \(grouped(most)) points are drawn"
      notes.append(panels.count == 1 ? drawn : drawn + " in each panel")
    }
    if panels.contains(where: { !$0.ellipses.isEmpty }) {
      notes.append("ellipses are drawn at one and two standard deviations")
    }
    return notes.joined(separator: "; ")
  }

  public func write(into script: inout Script) throws(PlotError) {
    let grid = grid
    script.add("set samples \(ringPoints)")
    script.add("set multiplot")
    for (i, panel) in panels.enumerated() {
      try PlotError.check(panel.points.elements, "panel \(i + 1)")
      try PlotError.check(panel.ellipses.flatMap(\.numbers), "an ellipse of panel \(i + 1)")
      writeAxes(of: i, in: grid, into: &script)
      write(panel, number: i, in: grid.frames[i], into: &script)
    }
    script.add("unset multiplot")
  }
}

extension ScatterPlot {
  /// As many points a panel as keep an SVG below 450 kB, of which the axes of a panel take about 8,000 bytes, an
  /// ellipse 1,000 and 30 for each point of a ring, and a point 34.
  private var limit: Int {
    let ellipses = panels.reduce(0) { $0 + $1.ellipses.count }
    let free = 440_000 - 8000 * panels.count - (1000 + 30 * ringPoints) * ellipses
    return min(pointLimit, max(free / (34 * max(panels.count, 1)), 100))
  }

  /// How many points an ellipse is drawn with.
  private var ringPoints: Int { panels.count > 2 ? 33 : 73 }

  private var grid: PanelGrid {
    let legend = (groupNames.map { textWidth($0, size: 12) }.max() ?? -60) + 74
    let spans = panels.map { $0.span }
    let wide = spans.map { $0.x.upperBound - $0.x.lowerBound }.max() ?? 1
    let high = spans.map { $0.y.upperBound - $0.y.lowerBound }.max() ?? 1
    return PanelGrid(
      count: panels.count, aspect: sharesRange ? min(max(high / wide, 0.6), 1.2) : 1, sharesTicks: sharesRange,
      right: legend, titled: panels.contains { !$0.title.isEmpty })
  }

  /// The ranges of a panel, in which a unit is equally long on both axes.
  private func window(of panel: Int, in frame: Frame) -> Span {
    let own = sharesRange ? panels.map(\.span) : [panels[panel].span]
    return own.dropFirst().reduce(own[0]) { $0.union($1) }.fitted(to: frame)
  }

  private func writeAxes(of panel: Int, in grid: PanelGrid, into script: inout Script) {
    let frame = grid.frames[panel]
    let window = window(of: panel, in: frame)
    script.place(frame)
    script.add("set border 15")
    script.add("set title \(panels[panel].title) offset 0,-0.6 textcolor \(script.theme.ink)")
    script.add("set xrange [\(window.x.lowerBound):\(window.x.upperBound)]")
    script.add("set yrange [\(window.y.lowerBound):\(window.y.upperBound)]")
    let step = tickStep(window.x, across: frame.width)
    let below = !sharesRange || grid.isLowest(panel)
    let beside = !sharesRange || grid.isLeftmost(panel)
    script.add("set xtics \(step) format \(below ? tickFormat(step) : "")")
    script.add("set ytics \(step) format \(beside ? tickFormat(step) : "")")
    script.add("set xlabel \(grid.isLowest(panel) ? x : "") offset 0,0.6 textcolor \(script.theme.ink)")
    script.add("unset label")
    if grid.isLeftmost(panel) { script.nameVertical(y, of: frame) }
    if panel == 0 && !groupNames.isEmpty {
      script.legend(x: grid.legendLeft, y: frame.top)
    } else {
      script.add("unset key")
    }
  }

  private func write(_ panel: Panel, number: Int, in frame: Frame, into script: inout Script) {
    let kept = thinned(panel.points.rows, to: limit)
    let window = window(of: number, in: frame)
    let width = kept.count > 400 || frame.width < 220 ? 2.8 : 4.0
    // A dot is the shortest of lines with round ends: a third of the bytes of a symbol.
    let dash = (window.x.upperBound - window.x.lowerBound) / frame.width * 0.02
    var elements: [Command] = []
    for group in Set(kept.map { panel.groups[$0] }).sorted() {
      let block: Command = "$points_\(number)_\(group)"
      let rows = kept.filter { panel.groups[$0] == group }.map { panel.points.row($0) }
      script.data(block, rows: rows)
      let color = script.theme.series(group).transparent(0.35)
      elements.append("\(block) using 1:2:(\(dash)):(0) with vectors nohead lw \(width) lc \(color) notitle")
    }
    // Without points before it, the range of an ellipse's parameter would be taken for the plot's.
    if elements.isEmpty { elements = ["NaN notitle"] }
    for ellipse in panel.ellipses { elements += ellipse.commands(script.theme) }
    for (group, name) in groupNames.enumerated() where number == 0 {
      elements.append("keyentry with points pt 7 ps 0.8 lc \(script.theme.series(group)) title \(name)")
    }
    script.plot(elements)
  }
}
