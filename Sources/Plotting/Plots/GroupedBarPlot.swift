private import Requirements

/// Bars in groups, a colour for each series, with error bars, single measurements and a mark of what chance gives.
public struct GroupedBarPlot: Plot, Equatable {
  /// One bar.
  public struct Bar: Equatable, Sendable {
    /// Its height.
    public var value: Double
    /// The lower end of its error bar.
    public var lower: Double
    /// The upper end of its error bar.
    public var upper: Double
    /// The measurements that it sums up; may be empty.
    public var points: [Double]
    /// What chance gives, if that is known.
    public var chance: Double?

    /// Creates a bar; without ends, it has no error bar.
    public init(
      value: Double, lower: Double? = nil, upper: Double? = nil, points: [Double] = [], chance: Double? = nil
    ) {
      self.value = value
      self.lower = lower ?? value
      self.upper = upper ?? value
      self.points = points
      self.chance = chance
    }

    fileprivate var numbers: [Double] { [value, lower, upper] + points + (chance.map { [$0] } ?? []) }
  }

  /// Bars that stand together.
  public struct Group: Equatable, Sendable {
    /// What they have in common.
    public var name: String
    /// A bar for each series.
    public var bars: [Bar]

    /// Creates a group.
    public init(_ name: String, _ bars: [Bar]) {
      self.name = name
      self.bars = bars
    }
  }

  /// The groups, from left to right.
  public var groups: [Group]
  /// What the legend calls the bars of each group.
  public var series: [String]
  /// What the legend calls the marks of chance.
  public var chance: String
  /// The vertical axis.
  public var y: Axis
  public var note: String

  /// Creates a plot.
  public init(groups: [Group], series: [String], chance: String, y: Axis, note: String = "") {
    require(groups.allSatisfy { $0.bars.count == series.count }, "a group needs a bar for each of \(series)")
    self.groups = groups
    self.series = series
    self.chance = chance
    self.y = y
    self.note = note
  }

  public var size: PlotSize {
    PlotSize(width: frame.left + frame.width + legendWidth, height: frame.top + frame.height + nameHeight)
  }

  public func write(into script: inout Script) throws(PlotError) {
    for group in groups { try PlotError.check(group.bars.flatMap(\.numbers), "the bars of '\(group.name)'") }
    script.place(frame)
    let unit = writeAxes(into: &script)
    script.legend(x: frame.left + frame.width + 12, y: frame.top)
    for s in series.indices { writeData(ofSeries: s, in: unit, into: &script) }
    script.plot(series.indices.flatMap { elements(ofSeries: $0, script.theme) } + chanceEntry(script.theme))
  }
}

extension GroupedBarPlot {
  private var frame: Frame {
    let wanted = Double(groups.count * series.count) * 56
    return Frame(left: 84, top: 14, width: min(max(wanted, 240), pageWidth - 84 - legendWidth), height: 290)
  }

  private var legendWidth: Double {
    Legend(series + (hasChance ? [chance] : []), of: "scores", height: .infinity).width
  }

  private var hasChance: Bool { groups.contains { $0.bars.contains { $0.chance != nil } } }

  /// Names stand level where they have room, otherwise aslant.
  private var isLevel: Bool {
    let room = frame.width / Double(max(groups.count, 1))
    return groups.allSatisfy { textWidth($0.name, size: 12) < room }
  }

  private var nameHeight: Double {
    isLevel ? 30 : (groups.map { textWidth($0.name, size: 12) }.max() ?? 0) * 0.5 + 30
  }

  /// The width of a bar, where a group is one unit wide.
  private var width: Double { 0.78 / Double(max(series.count, 1)) }

  /// The middle of a bar.
  private func place(_ group: Int, _ series: Int) -> Double {
    Double(group) + (Double(series) - Double(self.series.count - 1) / 2) * width
  }

  private func writeAxes(into script: inout Script) -> AxisUnit {
    let values = groups.flatMap(\.bars).flatMap(\.numbers) + [0]
    let unit = script.write(y, "y", values: values, extent: frame.height / 45, padding: 0.03)
    script.nameVertical(unit.label(y.label), of: frame)
    if values.allSatisfy({ $0 >= 0 }) {
      let shown = (values + y.including).map { unit($0) }
      script.add("set yrange [0:\(paddedRange(shown, by: 0.03).upperBound)]")
    }
    script.add("set xrange [-0.6:\(Double(groups.count) - 0.4)]")
    let names: [Command] = groups.enumerated().map { "\(tick: $1.name) \($0)" }
    script.add("set xtics scale 0 (\(Command.list(names))) \(isLevel ? "norotate" : "rotate by 35 right" as Command)")
    return unit
  }

  private func writeData(ofSeries s: Int, in unit: AxisUnit, into script: inout Script) {
    let bars = groups.map { $0.bars[s] }
    script.data(
      "$bars_\(s)",
      rows: bars.enumerated().map { [place($0, s), unit($1.value), unit($1.lower), unit($1.upper)] })
    script.data(
      "$points_\(s)",
      rows: bars.indices.flatMap { i in points(of: bars[i], at: place(i, s)).map { [$0[0], unit($0[1])] } })
    let marks = bars.enumerated().compactMap { i, bar in bar.chance.map { [place(i, s) - width / 2, unit($0)] } }
    script.data("$chance_\(s)", rows: marks)
  }

  /// The measurements of a bar, side by side over its middle in the order given.
  private func points(of bar: Bar, at place: Double) -> [[Double]] {
    bar.points.enumerated().map { i, value in
      [place + 0.7 * width * ((Double(i) + 0.5) / Double(bar.points.count) - 0.5), value]
    }
  }

  private func elements(ofSeries s: Int, _ theme: Theme) -> [Command] {
    let bars = groups.map { $0.bars[s] }
    let color = theme.series(s).mixed(with: theme.background, 0.3)
    var elements: [Command] = [
      "$bars_\(s) using 1:2:(\(0.94 * width)) with boxes fs solid noborder fc \(color) title \(shortened(series[s], to: 36))"
    ]
    if bars.contains(where: { !$0.points.isEmpty }) {
      let style: Command = "points pt 6 ps 0.45 lw 1 lc \(theme.ink.transparent(0.45))"
      elements.append("$points_\(s) using 1:2 with \(style) notitle")
    }
    if bars.contains(where: { $0.lower < $0.upper }) {
      let style: Command = "vectors heads size screen 0.006,90 lw 1.8 lc \(theme.ink)"
      elements.append("$bars_\(s) using 1:3:(0):($4-$3) with \(style) notitle")
    }
    if bars.contains(where: { $0.chance != nil }) {
      elements.append("$chance_\(s) using 1:2:(\(width)):(0) with vectors nohead \(chanceStyle(theme)) notitle")
    }
    return elements
  }

  private func chanceEntry(_ theme: Theme) -> [Command] {
    hasChance ? ["keyentry with lines \(chanceStyle(theme)) title \(shortened(chance, to: 36))"] : []
  }

  private func chanceStyle(_ theme: Theme) -> Command {
    "lw 2.2 dt (3,2) lc \(theme.series(3).mixed(with: theme.ink, 0.4))"
  }
}
