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
  public var note: String

  /// Creates a plot.
  public init(series: [Series], x: Axis, y: Axis, marksPoints: Bool = true, note: String = "") {
    self.series = series
    self.x = x
    self.y = y
    self.marksPoints = marksPoints
    self.note = note
  }

  public var size: PlotSize { PlotSize(width: frame.left + frame.width + legendWidth, height: 404) }

  public func write(into script: inout Script) throws(PlotError) {
    for curve in series {
      try PlotError.check(curve.points.flatMap { [$0.x, $0.y, $0.lower, $0.upper] }, "the curve '\(curve.name)'")
    }
    let points = series.flatMap(\.points)
    let power = y.scale == .linear ? thousands(of: points.flatMap { [$0.lower, $0.upper] }) : 0
    var y = y
    y.including = y.including.map { $0 / powerOfTen(power) }
    script.place(frame)
    script.write(x, "x", values: points.map(\.x), extent: frame.width / 60, padding: marksPoints ? 0.03 : 0)
    script.write(
      y, "y",
      values: points.flatMap { [$0.lower, $0.upper] }.map { $0 / powerOfTen(power) }, extent: frame.height / 45,
      padding: 0.05)
    script.nameVertical(label(y.label, countedIn: power), of: frame)
    script.legend(x: frame.left + frame.width + 12, y: frame.top)
    for (i, curve) in series.enumerated() { writeData(curve, number: i, unit: powerOfTen(power), into: &script) }
    script.plot(series.indices.flatMap { elements($0, theme: script.theme) })
  }
}

extension CurvePlot {
  private var frame: Frame { Frame(left: 84, top: 14, width: pageWidth - 150 - 84, height: 332) }

  private var legendWidth: Double {
    let names = series.map(\.name).filter { !$0.isEmpty }
    return names.isEmpty ? 20 : (names.map { textWidth($0, size: 12) }.max() ?? 0) + 74
  }

  private func writeData(_ curve: Series, number: Int, unit: Double, into script: inout Script) {
    script.data(
      "$curve_\(number)", rows: curve.points.map { [$0.x, $0.y / unit, $0.lower / unit, $0.upper / unit] })
  }

  private func elements(_ i: Int, theme: Theme) -> [Command] {
    let color = theme.series(i)
    let block: Command = "$curve_\(i)"
    let hasBand = series[i].points.contains { $0.lower < $0.upper }
    let band: [Command] =
      hasBand
      ? ["\(block) using 1:3:4 with filledcurves fs solid noborder fc \(color.transparent(0.75)) notitle"] : []
    let marks: Command = marksPoints ? "linespoints pt \(marks[i % marks.count]) ps 0.7" : "lines"
    return band + ["\(block) using 1:2 with \(marks) lw 2 lc \(color) title \(series[i].name)"]
  }

  /// A full circle, square, triangle, lozenge, triangle on its tip, pentagon.
  private var marks: [Int] { [7, 5, 9, 13, 11, 15] }
}
