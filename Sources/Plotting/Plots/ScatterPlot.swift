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
    /// Panels of one number show the same range, and only the outer ones of these have ticks.
    public var scale: Int
    /// What its vertical axis is called, where that is another name than the plot's.
    public var y: String?

    /// Creates a panel; without groups, all points are of group 0.
    public init(
      title: String = "", points: Matrix<Double>, groups: [Int]? = nil, ellipses: [Ellipse] = [], scale: Int = 0,
      y: String? = nil
    ) {
      self.title = title
      self.points = points
      self.groups = groups ?? [Int](repeating: 0, count: points.rows)
      self.ellipses = ellipses
      self.scale = scale
      self.y = y
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
  /// How many panels stand side by side; nil leaves that to their number.
  public var columns: Int?
  /// The most points that a panel draws.
  public var pointLimit: Int
  /// What else the caption must say; mostly empty.
  public var remark: String

  /// Creates a plot.
  public init(
    panels: [Panel], x: String, y: String, groupNames: [String] = [], columns: Int? = nil, pointLimit: Int = 1500,
    remark: String = ""
  ) {
    self.panels = panels
    self.x = x
    self.y = y
    self.groupNames = groupNames
    self.columns = columns
    self.pointLimit = pointLimit
    self.remark = remark
  }

  public var size: PlotSize { layout.grid.size }

  /// How many points are drawn, where it is not all, what ellipses mean, what the legend leaves out, and the remark.
  public var note: String {
    let layout = layout
    var notes = remark.isEmpty ? [] : [remark]
    if let most = panels.map(\.points.rows).max(), most > limit {
      let drawn = "\(grouped(limit)) of \(grouped(most)) points are drawn"
      notes.append(panels.count == 1 ? drawn : drawn + " in each panel")
    }
    if panels.contains(where: { !$0.ellipses.isEmpty }) {
      notes.append("ellipses are drawn at one and two standard deviations")
    }
    if layout.planes.values.contains(where: { !$0.hasEqualLengths }) {
      notes.append("a length is not equally long on both axes")
    }
    if !layout.legend.note.isEmpty { notes.append(layout.legend.note) }
    return notes.joined(separator: "; ")
  }

  public func write(into script: inout Script) throws(PlotError) {
    let layout = layout
    script.add("set samples \(ringPoints)")
    script.add("set multiplot")
    for (i, panel) in panels.enumerated() {
      try PlotError.check(panel.points.elements, "panel \(i + 1)")
      try PlotError.check(panel.ellipses.flatMap(\.numbers), "an ellipse of panel \(i + 1)")
      writeAxes(of: i, in: layout, into: &script)
      write(panel, number: i, in: layout, into: &script)
    }
    if layout.hasLegendApart { script.legend(layout.legendEntries(script.theme), in: layout.grid.legendFrame) }
    script.add("unset multiplot")
  }
}

extension ScatterPlot {
  private func writeAxes(of panel: Int, in layout: Layout, into script: inout Script) {
    let grid = layout.grid
    let frame = grid.frames[panel]
    let plane = layout.plane(of: panels[panel])
    let window = plane.window(in: frame)
    script.place(frame)
    script.add("set border 15")
    script.add("set title \(panels[panel].title) offset 0,-0.6 textcolor \(script.theme.ink)")
    script.add("set xrange [\(window.x.lowerBound):\(window.x.upperBound)]")
    script.add("set yrange [\(window.y.lowerBound):\(window.y.upperBound)]")
    let step = tickStep(window.x, across: frame.width)
    script.add("set xtics \(step) format \(hasTicksBelow(panel) ? tickFormat(step) : "")")
    let stepY = plane.hasEqualLengths && plane.x.power == plane.y.power ? step : tickStep(window.y, preferablyAtMost: 5)
    script.add("set ytics \(stepY) format \(hasTicksBeside(panel) ? tickFormat(stepY) : "")")
    script.add("set xlabel \(grid.isLowest(panel) ? plane.x.label(x) : "") offset 0,0.6 textcolor \(script.theme.ink)")
    script.add("unset label")
    if grid.isLeftmost(panel) { script.nameVertical(plane.y.label(panels[panel].y ?? y), of: frame) }
    if panel == 0 && !groupNames.isEmpty && !layout.hasLegendApart {
      script.legend(x: grid.legendLeft, y: frame.top)
    } else {
      script.add("unset key")
    }
  }

  private func write(_ panel: Panel, number: Int, in layout: Layout, into script: inout Script) {
    let kept = thinned(panel.points.rows, to: limit)
    let frame = layout.grid.frames[number]
    let plane = layout.plane(of: panel)
    let window = plane.window(in: frame)
    let width = kept.count > 400 || frame.width < 220 ? 2.8 : 4.0
    // A dot is the shortest of lines with round ends: a third of the bytes of a symbol.
    let dash = (window.x.upperBound - window.x.lowerBound) / frame.width * 0.02
    var elements: [Command] = []
    // Groups of one colour are drawn together, so that thousands of them are no thousands of elements.
    let colored = Dictionary(grouping: kept) { panel.groups[$0] % Theme.seriesCount }
    for (group, members) in colored.sorted(by: { $0.key < $1.key }) {
      let block: Command = "$points_\(number)_\(group)"
      let rows = members.map { [plane.x(panel.points[$0, 0]), plane.y(panel.points[$0, 1])] }
      script.data(block, rows: rows)
      let color = script.theme.series(group).transparent(0.35)
      elements.append("\(block) using 1:2:(\(dash)):(0) with vectors nohead lw \(width) lc \(color) notitle")
    }
    // Without points before it, the range of an ellipse's parameter would be taken for the plot's.
    if elements.isEmpty { elements = ["NaN notitle"] }
    for ellipse in panel.ellipses { elements += ellipse.commands(script.theme, on: plane) }
    if number == 0 && !layout.hasLegendApart { elements += layout.legendEntries(script.theme) }
    script.plot(elements)
  }
}
