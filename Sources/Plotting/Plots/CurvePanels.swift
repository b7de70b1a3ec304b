/// Curves in panels side by side: the same runs in each, another quantity in each, and lines where something begins.
public struct CurvePanels: Plot, Equatable {
  /// One quantity.
  public struct Panel: Equatable, Sendable {
    /// What stands above it.
    public var title: String
    /// The curve of each run, its points with x ascending.
    public var curves: [[SIMD2<Double>]]

    /// Creates a panel.
    public init(title: String, curves: [[SIMD2<Double>]]) {
      self.title = title
      self.curves = curves
    }
  }

  /// The panels, in the order of reading; each has its own vertical range.
  public var panels: [Panel]
  /// What the curves are called, in every panel; shown for up to ten.
  public var names: [String]
  /// The horizontal axis.
  public var x: Axis
  /// What all vertical axes show, with its unit.
  public var y: String
  /// Where a dashed line crosses every panel.
  public var marks: [Double]

  /// Creates a plot.
  public init(panels: [Panel], names: [String], x: Axis, y: String, marks: [Double] = []) {
    self.panels = panels
    self.names = names
    self.x = x
    self.y = y
    self.marks = marks
  }

  public var size: PlotSize { grid.size }

  /// How many curves are drawn, and through how many points, where it is not all.
  public var note: String {
    let curves = panels.map(\.curves.count).max() ?? 0
    let most = panels.flatMap(\.curves).map(\.count).max() ?? 0
    let notes = [
      curves > curveLimit ? "the first \(grouped(curveLimit)) of \(grouped(curves)) curves are drawn" : "",
      most > limit ? "each curve is drawn through \(grouped(limit)) of its \(grouped(most)) points" : "",
    ]
    return notes.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  public func write(into script: inout Script) throws(PlotError) {
    script.add("set multiplot")
    for (i, panel) in panels.enumerated() {
      try PlotError.check(panel.curves.flatMap { $0.flatMap { [$0.x, $0.y] } }, "the panel '\(panel.title)'")
      write(panel, number: i, into: &script)
    }
    if !marks.isEmpty { script.add("unset arrow") }
    if hasLegend {
      let entries: [Command] = legend.names.enumerated().map {
        "keyentry with lines lw 2 lc \(color($0, script.theme)) title \($1)"
      }
      script.legend(entries, in: grid.legendFrame)
    }
    script.add("unset multiplot")
  }
}

extension CurvePanels {
  /// As many points a curve as keep an SVG below 450 kB, of which a panel's axes take about 9,000 bytes and a point 14.
  private var limit: Int {
    let curves = panels.reduce(0) { $0 + min($1.curves.count, curveLimit) }
    return max((440_000 - 9000 * panels.count) / (14 * max(curves, 1)), 50)
  }

  /// More curves a panel than this nobody can tell apart.
  private var curveLimit: Int { 200 }

  private var legend: Legend { Legend(names, of: "runs", height: 10 * legendLine) }

  /// Colours come again after ten curves; more than that all have one, and no names.
  private var hasLegend: Bool { (1...10).contains(names.count) }

  private func color(_ i: Int, _ theme: Theme) -> Color {
    hasLegend ? theme.series(i) : theme.series(0).transparent(0.5)
  }

  private var grid: PanelGrid {
    let legend = hasLegend ? legend.width : 20
    return PanelGrid(
      count: panels.count, columns: panels.count < 7 ? min(panels.count, 3) : 4, aspect: 0.78,
      gaps: .init(left: 80, across: 60, below: 30), right: legend, titled: true)
  }

  private func write(_ panel: Panel, number: Int, into script: inout Script) {
    let curves = panel.curves.prefix(curveLimit).map { curve in evenly(curve.count, to: limit).map { curve[$0] } }
    let (x, y) = writeAxes(of: number, around: curves.flatMap { $0 }, into: &script)
    var elements: [Command] = []
    for (i, points) in curves.enumerated() where !points.isEmpty {
      let block: Command = "$curve_\(number)_\(i)"
      script.data(block, rows: points.map { [x($0.x), y($0.y)] })
      elements.append("\(block) with lines lw 1.4 lc \(color(i, script.theme)) notitle")
    }
    script.plot(elements.isEmpty ? ["NaN notitle"] : elements)
  }

  private func writeAxes(
    of panel: Int, around points: [SIMD2<Double>], into script: inout Script
  ) -> (x: AxisUnit, y: AxisUnit) {
    let grid = grid
    let frame = grid.frames[panel]
    var x = x
    if !grid.isLowest(panel) { x.label = "" }
    script.place(frame)
    let unitX = script.write(x, "x", values: points.map(\.x), extent: frame.width / 60, padding: 0)
    let unitY = script.write(Axis(y), "y", values: points.map(\.y), extent: frame.height / 34, padding: 0.05)
    let title = unitY.label(panels[panel].title)
    script.add("set title \(title) offset 0,-0.6 font ',12' textcolor \(script.theme.ink)")
    for (i, mark) in marks.map({ unitX($0) }).enumerated() {
      let style: Command = "nohead back lw 1 dt (4,3) lc \(script.theme.frame)"
      script.add("set arrow \(i + 1) from \(mark), graph 0 to \(mark), graph 1 \(style)")
    }
    script.add("unset label")
    if grid.isLeftmost(panel) { script.nameVertical(y, of: frame) }
    script.add("unset key")
    return (unitX, unitY)
  }
}

/// Which of `count` points of a curve are drawn where at most `limit` ≥ 2 can be: the ends, and evenly between them.
func evenly(_ count: Int, to limit: Int) -> [Int] {
  guard count > limit else { return Array(0..<count) }
  return (0..<limit).map { $0 * (count - 1) / (limit - 1) }
}
