private import Requirements

/// Curves, each with a band around it if it has one.
public struct CurvePlot: Plot, Equatable {
  /// A point of a curve.
  public struct Point: Equatable, Sendable {
    /// Where.
    public var x: Double
    /// How much.
    public var y: Double
    /// The band's lower end, here.
    public var lower: Double
    /// The band's upper end, here.
    public var upper: Double

    /// Creates a point; without a band, it is as narrow as the curve.
    public init(x: Double, y: Double, lower: Double? = nil, upper: Double? = nil) {
      self.x = x
      self.y = y
      self.lower = lower ?? y
      self.upper = upper ?? y
    }
  }

  /// A curve.
  public struct Series: Equatable, Sendable {
    /// What the legend calls it; empty for no entry.
    public var name: String
    /// Its points, with x ascending.
    public var points: [Point]

    /// Creates a curve.
    public init(_ name: String, _ points: [Point]) {
      self.name = name
      self.points = points
    }
  }

  /// The curves.
  public var series: [Series]
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// Whether each point has a mark of its own.
  public var marksPoints: Bool
  /// What else the caption must say; mostly empty.
  public var remark: String

  /// Creates a plot.
  public init(series: [Series], x: Axis, y: Axis, marksPoints: Bool = true, remark: String = "") {
    self.series = series
    self.x = x
    self.y = y
    self.marksPoints = marksPoints
    self.remark = remark
  }

  public var size: PlotSize { PlotSize(width: frame.left + frame.width + legendWidth, height: 404) }

  /// The remark, and what is left out of curves, points and legend.
  public var note: String {
    let most = series.map(\.points.count).max() ?? 0
    let notes = [
      remark,
      series.count > drawn.count
        ? "the first \(grouped(drawn.count)) of \(grouped(series.count)) curves are drawn" : "",
      most > pointLimit ? "each curve is drawn through \(grouped(pointLimit)) of its \(grouped(most)) points" : "",
      legend.note,
    ]
    return notes.filter { !$0.isEmpty }.joined(separator: "; ")
  }

  public func write(into script: inout Script) throws(PlotError) {
    for curve in series {
      let (across, along) = (curve.points.map(\.x), curve.points.flatMap { [$0.y, $0.lower, $0.upper] })
      try PlotError.check(across + along, "the curve '\(curve.name)'")
      try PlotError.check(x.scale == .linear ? [] : across, areAboveZero: "the curve '\(curve.name)'")
      try PlotError.check(y.scale == .linear ? [] : along, areAboveZero: "the curve '\(curve.name)'")
    }
    let points = drawn.flatMap(\.points)
    script.place(frame)
    let unitX = script.write(
      x, "x", values: points.map(\.x), extent: frame.width / 60, padding: marksPoints ? 0.03 : 0)
    let unitY = script.write(
      y, "y", values: points.flatMap { [$0.lower, $0.upper] }, extent: frame.height / 45, padding: 0.05)
    script.nameVertical(unitY.label(y.label), of: frame)
    script.legend(x: frame.left + frame.width + 12, y: frame.top)
    for (i, curve) in drawn.enumerated() {
      let kept = evenly(curve.points.count, to: pointLimit).map { curve.points[$0] }
      script.data(
        "$curve_\(i)", rows: kept.map { [unitX($0.x), unitY($0.y), unitY($0.lower), unitY($0.upper)] })
    }
    let all = drawn.indices.flatMap { elements($0, theme: script.theme) }
    script.plot(all.isEmpty ? ["NaN notitle"] : all)
  }
}

extension CurvePlot {
  private var frame: Frame { Frame(left: 84, top: 14, width: pageWidth - 150 - 84, height: 332) }

  /// More curves than this nobody can tell apart.
  private var drawn: ArraySlice<Series> { series.prefix(200) }

  /// As many points a curve as keep an SVG below 450 kB, of which a mark takes about 90 bytes, and a point of a line 14 and
  /// of a band 28.
  private var pointLimit: Int {
    let hasBand = drawn.contains { $0.points.contains { $0.lower < $0.upper } }
    let bytes = 14 + (marksPoints ? 90 : 0) + (hasBand ? 28 : 0)
    return max((440_000 - 600 * drawn.count) / (bytes * max(drawn.count, 1)), 20)
  }

  private var legend: Legend {
    Legend(series.map(\.name).filter { !$0.isEmpty }, of: "curves", height: frame.height)
  }

  private var legendWidth: Double { legend.names.isEmpty ? 20 : legend.width }

  private func elements(_ i: Int, theme: Theme) -> [Command] {
    let color = theme.series(i)
    let block: Command = "$curve_\(i)"
    let hasBand = series[i].points.contains { $0.lower < $0.upper }
    let band: [Command] =
      hasBand
      ? ["\(block) using 1:3:4 with filledcurves fs solid noborder fc \(color.transparent(0.75)) notitle"] : []
    let marks: Command = marksPoints ? "linespoints pt \(marks[i % marks.count]) ps 0.7" : "lines"
    let before = series[..<i].count { !$0.name.isEmpty }
    let name = !series[i].name.isEmpty && before < legend.names.count ? legend.names[before] : ""
    return band + ["\(block) using 1:2 with \(marks) lw 2 lc \(color) title \(name)"]
  }

  /// A full circle, square, triangle, lozenge, triangle on its tip, pentagon.
  private var marks: [Int] { [7, 5, 9, 13, 11, 15] }
}
