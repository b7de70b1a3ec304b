/// Random draws of several scores as histograms, a strip each, with what was observed marked beneath and through them.
public struct NullStrips: Plot, Equatable {
  /// One score.
  public struct Strip: Equatable, Sendable {
    /// What the score is called.
    public var name: String
    /// Where the draws are from, such as "random rotations".
    public var null: String
    /// The draws.
    public var draws: [Double]
    /// The quantile of the draws that an observation must exceed.
    public var bound: Double
    /// What was observed.
    public var observed: [Double]
    /// The mean of that, which is to be held against the draws.
    public var mean: Double

    /// Creates a strip.
    public init(name: String, null: String, draws: [Double], bound: Double, observed: [Double], mean: Double) {
      self.name = name
      self.null = null
      self.draws = draws
      self.bound = bound
      self.observed = observed
      self.mean = mean
    }
  }

  /// The strips, from above.
  public var strips: [Strip]
  /// What the horizontal axis shows; it reaches from 0 to 1 at least.
  public var x: String
  public var note: String

  /// Creates a plot.
  public init(strips: [Strip], x: String, note: String = "") {
    self.strips = strips
    self.x = x
    self.note = note
  }

  public var size: PlotSize { PlotSize(width: pageWidth, height: frame.top + frame.height + 52) }

  public func write(into script: inout Script) throws(PlotError) {
    for strip in strips {
      try PlotError.check(strip.draws + strip.observed + [strip.bound, strip.mean], "the strip '\(strip.name)'")
    }
    script.place(frame)
    let unit = writeAxes(into: &script)
    for (i, strip) in strips.enumerated() { writeNames(strip, number: i, into: &script) }
    script.legend(x: frame.left + frame.width + 12, y: frame.top)
    for (i, strip) in strips.enumerated() { writeData(strip, number: i, in: unit, into: &script) }
    script.plot(legend(script.theme) + strips.indices.flatMap { elements($0, script.theme) })
  }
}

extension NullStrips {
  private var stripHeight: Double { 96 }

  private var frame: Frame {
    Frame(left: 196, top: 12, width: pageWidth - 196 - 190, height: stripHeight * Double(strips.count))
  }

  /// From 0 to 1, or so far that everything is shown.
  private var range: ClosedRange<Double> {
    let values = strips.flatMap { $0.draws + $0.observed + [$0.bound, $0.mean] }
    return max(min((values.min() ?? 0) * 1.05, 0), -.greatestFiniteMagnitude)...max(values.max() ?? 1, 1)
  }

  private func writeAxes(into script: inout Script) -> AxisUnit {
    script.add("set border 1 lw 0.7 lc \(script.theme.frame)")
    let unit = script.write(
      Axis(x), "x", values: [range.lowerBound, range.upperBound], extent: frame.width / 60, padding: 0.01)
    // A strip is one unit high: its histogram stands on the middle third's foot, the observed hang below.
    script.add("set yrange [\(Double(strips.count)):0]")
    script.add("unset ytics")
    for i in 1..<max(strips.count, 1) {
      script.add("set arrow from graph 0, first \(i) to graph 1, first \(i) nohead lw 0.7 lc \(script.theme.grid)")
    }
    return unit
  }

  private func writeNames(_ strip: Strip, number: Int, into script: inout Script) {
    let top = frame.top + stripHeight * Double(number)
    let mean = strip.draws.reduce(0) { $0 + $1 / Double(strip.draws.count) }  // no sum of finite numbers is infinite
    script.label(strip.name, x: 8, y: top + 26)
    script.label("observed \(fixed(strip.mean, 3))", x: 8, y: top + 48, "left font ',12'")
    script.label("\(strip.null) \(fixed(mean, 3))", x: 8, y: top + 66, "left font ',12'")
  }

  private func writeData(_ strip: Strip, number: Int, in unit: AxisUnit, into script: inout Script) {
    let foot = Double(number) + 0.7
    script.data(
      "$null_\(number)",
      rows: bins(strip.draws.map { unit($0) }, in: unit).map { [$0.lower, $0.upper, foot, foot - 0.6 * $0.height] })
    script.data("$observed_\(number)", rows: strip.observed.map { [unit($0), foot + 0.06] })
    script.data("$lines_\(number)", rows: [[unit(strip.mean), unit(strip.bound), Double(number) + 0.06, foot]])
  }

  /// What the marks mean, once.
  private func legend(_ theme: Theme) -> [Command] {
    let observed = theme.series(1)
    return [
      "keyentry with boxes fs solid noborder fc \(nullColor(theme)) title \("random draws")",
      "keyentry with lines lw 1.4 dt (4,3) lc \(theme.ink) title \("bound for the mean")",
      "keyentry with lines lw 2.4 lc \(observed) title \("observed mean")",
      "keyentry with points pt '|' lc \(observed) title \("observed pairs")",
    ]
  }

  private func elements(_ i: Int, _ theme: Theme) -> [Command] {
    let observed = theme.series(1)
    let box: Command = "(($1+$2)/2):3:1:2:4:3"
    let bound: Command = "with vectors nohead lw 1.4 dt (4,3) lc \(theme.ink)"
    return [
      "$null_\(i) using \(box) with boxxyerror fs solid noborder fc \(nullColor(theme)) notitle",
      "$observed_\(i) using 1:2:(0):(0.16) with vectors nohead lw 1.4 lc \(observed.transparent(0.3)) notitle",
      "$lines_\(i) using 2:3:(0):($4-$3) \(bound) notitle",
      "$lines_\(i) using 1:3:(0):($4-$3+0.22) with vectors nohead lw 2.4 lc \(observed) notitle",
    ]
  }

  private func nullColor(_ theme: Theme) -> Color { theme.background.mixed(with: theme.ink, 0.32) }

  /// The bins that hold draws, each with its height, of which the highest is one.
  private func bins(_ draws: [Double], in unit: AxisUnit) -> [Bin] {
    let least = unit(range.lowerBound)
    let width = (unit(range.upperBound) - least) / 100
    let counts = Dictionary(grouping: draws) { Int(min(max((($0 - least) / width).rounded(.down), 0), 100)) }
      .mapValues(\.count)
    let most = Double(counts.values.max() ?? 1)
    return counts.sorted { $0.key < $1.key }.map { bin, count in
      let lower = least + Double(bin) * width
      return Bin(lower: lower, upper: lower + width, height: Double(count) / most)
    }
  }

  private struct Bin {
    let lower: Double
    let upper: Double
    let height: Double
  }
}
