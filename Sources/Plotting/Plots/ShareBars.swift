private import Requirements

/// What parts make up a whole, a level bar for each whole, cut into coloured parts.
public struct ShareBars: Plot, Equatable {
  /// One whole.
  public struct Bar: Equatable, Sendable {
    /// What it is called, to its left.
    public var name: String
    /// The share of each part, in sum 1; what lies outside 0 to 1 is drawn as its end.
    public var shares: [Double]

    /// Creates a bar.
    public init(_ name: String, _ shares: [Double]) {
      self.name = name
      self.shares = shares
    }
  }

  /// The bars, from above.
  public var bars: [Bar]
  /// What the parts are, from left to right.
  public var parts: [String]
  /// What is shared out, below the axis.
  public var label: String
  /// What else the caption must say; mostly empty.
  public var remark: String

  /// Creates a plot.
  public init(bars: [Bar], parts: [String], label: String, remark: String = "") {
    require(bars.allSatisfy { $0.shares.count == parts.count }, "a bar needs a share of each of \(parts)")
    self.bars = bars
    self.parts = parts
    self.label = label
    self.remark = remark
  }

  public var size: PlotSize {
    PlotSize(width: frame.left + frame.width + legend.width, height: frame.top + frame.height + 56)
  }

  /// The remark, and how many of many bars are drawn.
  public var note: String {
    let part = bars.count > limit ? "the first \(grouped(limit)) of \(grouped(bars.count)) bars are drawn" : ""
    return [remark, part, legend.note].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  public func write(into script: inout Script) throws(PlotError) {
    for bar in drawn { try PlotError.check(bar.shares, "the shares of '\(bar.name)'") }
    script.place(frame)
    writeAxes(into: &script)
    script.legend(x: frame.left + frame.width + 12, y: frame.top)
    for part in parts.indices { script.data("$part_\(part)", rows: rectangles(ofPart: part)) }
    script.plot(parts.indices.map { element(ofPart: $0, script.theme) })
  }
}

extension ShareBars {
  private var limit: Int { 60 }
  private var drawn: ArraySlice<Bar> { bars.prefix(limit) }
  private var legend: Legend { Legend(parts, of: "parts", height: .infinity) }
  private var names: [String] { drawn.map { shortened($0.name, to: 40) } }

  private var frame: Frame {
    let left = (names.map { textWidth($0, size: 12) }.max() ?? 0) + 28
    return Frame(
      left: left, top: 12, width: max(pageWidth - left - legend.width, 160), height: Double(max(drawn.count, 1)) * 24)
  }

  private func writeAxes(into script: inout Script) {
    script.add("set xrange [0:1]")
    script.add("set yrange [\(Double(drawn.count) - 0.5):-0.5]")
    script.add("set xtics 0.25")
    script.add("set xlabel \(label) textcolor \(script.theme.ink)")
    let ticks: [Command] = names.enumerated().map { "\(tick: $1) \($0)" }
    script.add("set ytics scale 0 (\(Command.list(ticks)))")
  }

  /// The middle of a part's piece of each bar, and half its width and height; pieces without width are left out.
  private func rectangles(ofPart part: Int) -> [[Double]] {
    drawn.enumerated().compactMap { row, bar in
      let shares = bar.shares.map { min(max($0, 0), 1) }
      let start = shares.prefix(part).reduce(0, +)
      let share = shares[part]
      return share > 0 ? [start + share / 2, Double(row), share / 2, 0.38] : nil
    }
  }

  private func element(ofPart part: Int, _ theme: Theme) -> Command {
    let color = theme.series(part).mixed(with: theme.background, 0.25)
    return
      "$part_\(part) using 1:2:3:4 with boxxyerror fs solid noborder fc \(color) title \(shortened(parts[part], to: 36))"
  }
}
