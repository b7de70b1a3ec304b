/// A function along one variable in each panel, with the place of the truth and the place of the minimum.
public struct SlicePanels: Plot, Equatable {
  /// A function.
  public struct Panel: Equatable, Sendable {
    /// What stands above it.
    public var title: String
    /// What the variable is called.
    public var variable: String
    /// The curve, with x ascending.
    public var curve: [SIMD2<Double>]
    /// Where the truth is.
    public var truth: Double
    /// Where the global minimum is.
    public var minimiser: Double

    /// Creates a panel.
    public init(title: String, variable: String, curve: [SIMD2<Double>], truth: Double, minimiser: Double) {
      self.title = title
      self.variable = variable
      self.curve = curve
      self.truth = truth
      self.minimiser = minimiser
    }
  }

  /// The panels; each has its own axes.
  public var panels: [Panel]
  /// What all vertical axes show, with its unit.
  public var y: String
  public var note: String

  /// Creates a plot.
  public init(panels: [Panel], y: String, note: String = "") {
    self.panels = panels
    self.y = y
    self.note = note
  }

  public var size: PlotSize { grid.size }

  public func write(into script: inout Script) throws(PlotError) {
    script.add("set multiplot")
    for (i, panel) in panels.enumerated() {
      try PlotError.check(
        panel.curve.flatMap { [$0.x, $0.y] } + [panel.truth, panel.minimiser], "the panel '\(panel.title)'")
      write(panel, number: i, into: &script)
    }
    script.legend(
      [
        "keyentry with lines lw 5 lc \(truthColor(script.theme)) title \("truth")",
        "keyentry with lines lw 1.6 dt 2 lc \(script.theme.series(1)) title \("minimum")",
      ], in: grid.legendFrame)
    script.add("unset multiplot")
  }
}

extension SlicePanels {
  private var grid: PanelGrid {
    PanelGrid(
      count: panels.count, columns: min(max(panels.count, 1), 3), aspect: 0.9,
      gaps: .init(left: 76, across: 52, below: 44), right: 132, titled: true)
  }

  private func truthColor(_ theme: Theme) -> Color { theme.series(0).transparent(0.55) }

  private func write(_ panel: Panel, number: Int, into script: inout Script) {
    let frame = grid.frames[number]
    let theme = script.theme
    script.place(frame)
    let unitX = script.write(
      Axis(panel.variable), "x", values: panel.curve.map(\.x), extent: frame.width / 60, padding: 0)
    let unitY = script.write(Axis(y), "y", values: panel.curve.map(\.y), extent: frame.height / 34, padding: 0.05)
    let title = unitY.label(panel.title)
    script.add("set title \(title) offset 0,-0.6 font ',12' textcolor \(theme.ink)")
    let (truth, minimiser) = (unitX(panel.truth), unitX(panel.minimiser))
    script.add("unset label")
    script.add("unset arrow")
    if grid.isLeftmost(number) { script.nameVertical(y, of: frame) }
    script.add("unset key")
    let line: Command = "from first \(truth), graph 0 to first \(truth), graph 1 nohead"
    script.add("set arrow \(line) back lw 5 lc \(truthColor(theme))")
    let dashed: Command = "from first \(minimiser), graph 0 to first \(minimiser), graph 1 nohead"
    script.add("set arrow \(dashed) back lw 1.6 dt 2 lc \(theme.series(1))")
    let block: Command = "$slice_\(number)"
    script.data(block, rows: panel.curve.map { [unitX($0.x), unitY($0.y)] })
    script.plot(["\(block) with lines lw 1.8 lc \(theme.ink) notitle"])
    script.add("unset arrow")
  }
}
