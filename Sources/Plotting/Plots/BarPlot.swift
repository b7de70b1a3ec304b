/// Bars with error bars, and the single measurements over them.
public struct BarPlot: Plot, Equatable {
  /// One bar.
  public struct Bar: Equatable, Sendable {
    /// What it is of.
    public var name: String
    /// Its height.
    public var value: Double
    /// The lower end of its error bar.
    public var lower: Double
    /// The upper end of its error bar.
    public var upper: Double
    /// The measurements that it sums up; may be empty.
    public var points: [Double]

    /// Creates a bar; without ends, it has no error bar.
    public init(_ name: String, value: Double, lower: Double? = nil, upper: Double? = nil, points: [Double] = []) {
      self.name = name
      self.value = value
      self.lower = lower ?? value
      self.upper = upper ?? value
      self.points = points
    }
  }

  /// The bars, from left to right.
  public var bars: [Bar]
  /// What they are, such as "method".
  public var x: String
  /// What they measure.
  public var y: Axis

  /// Creates a plot.
  public init(bars: [Bar], x: String, y: Axis) {
    self.bars = bars
    self.x = x
    self.y = y
  }

  public var size: PlotSize {
    PlotSize(
      width: frame.left + frame.width + 16, height: frame.top + frame.height + nameHeight + (x.isEmpty ? 10 : 40))
  }

  public func write(into script: inout Script) throws(PlotError) {
    for bar in bars { try PlotError.check([bar.value, bar.lower, bar.upper] + bar.points, "the bar '\(bar.name)'") }
    script.place(frame)
    let unit = writeAxes(into: &script)
    script.data("$bars", rows: bars.enumerated().map { [Double($0), unit($1.value), unit($1.lower), unit($1.upper)] })
    script.data("$points", rows: bars.indices.flatMap { points(over: $0, in: unit) })
    let color = script.theme.series(0).mixed(with: script.theme.background, 0.3)
    var elements: [Command] = ["$bars using 1:2 with boxes fs solid noborder fc \(color) notitle"]
    if bars.contains(where: { !$0.points.isEmpty }) {
      elements.append(
        "$points using 1:2 with points pt 6 ps 0.6 lw 1.2 lc \(script.theme.ink.transparent(0.3)) notitle")
    }
    if bars.contains(where: { $0.lower < $0.upper }) {
      let style: Command = "vectors heads size screen 0.01,90 lw 1.6 lc \(script.theme.ink)"
      elements.append("$bars using 1:3:(0):($4-$3) with \(style) notitle")
    }
    script.plot(elements)
  }
}

extension BarPlot {
  private var frame: Frame {
    Frame(left: 84, top: 14, width: min(max(Double(bars.count) * 90, 260), pageWidth - 100), height: 290)
  }

  /// Names stand level where they have room, otherwise aslant.
  private var isLevel: Bool {
    let room = frame.width / Double(max(bars.count, 1))
    return bars.allSatisfy { textWidth($0.name, size: 12) < room }
  }

  private var nameHeight: Double {
    isLevel ? 20 : (bars.map { textWidth($0.name, size: 12) }.max() ?? 0) * 0.5 + 20
  }

  private func writeAxes(into script: inout Script) -> AxisUnit {
    let values = bars.flatMap { [$0.value, $0.lower, $0.upper] + $0.points }
    let unit = script.write(
      y, "y", values: values + (y.scale == .linear ? [0] : []), extent: frame.height / 45, padding: 0.05)
    script.nameVertical(unit.label(y.label), of: frame)
    if values.allSatisfy({ $0 >= 0 }) && y.scale == .linear { script.add("set yrange [0:*]") }
    script.add("set boxwidth 0.62")
    script.add("set xrange [-0.6:\(Double(bars.count) - 0.4)]")
    let names: [Command] = bars.enumerated().map { "\(tick: $1.name) \($0)" }
    script.add("set xtics scale 0 (\(Command.list(names))) \(isLevel ? "norotate" : "rotate by 35 right" as Command)")
    script.add("set xlabel \(x) offset 0,0.5 textcolor \(script.theme.ink)")
    return unit
  }

  /// The measurements of a bar, side by side over its middle in the order given.
  private func points(over bar: Int, in unit: AxisUnit) -> [[Double]] {
    let points = bars[bar].points
    return points.enumerated().map { i, value in
      [Double(bar) + 0.4 * ((Double(i) + 0.5) / Double(points.count) - 0.5), unit(value)]
    }
  }
}
