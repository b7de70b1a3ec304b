private import Foundation

extension Script {
  /// Writes range, ticks and grid of the x or the y axis, and the name of the x axis.
  ///
  /// - Parameters:
  ///   - axis: The axis.
  ///   - name: `x` or `y`.
  ///   - values: What it must show.
  ///   - extent: How many ticks there is room for.
  ///   - padding: What fraction of the range stays free at each end.
  mutating func write(_ axis: Axis, _ name: Command, values: [Double], extent: Double, padding: Double) {
    let values = values + axis.including
    let range =
      axis.scale == .linear ? paddedRange(values, by: padding) : paddedLogRange(values, by: padding)
    add("set \(name)range [\(range.lowerBound):\(range.upperBound)]")
    let step = tickStep(range, preferablyAtMost: Int(extent))
    if axis.scale == .logarithmic { add("set logscale \(name)") }
    if let ticks = axis.ticks.map({ spaced($0, on: range, axis.scale, atLeast: 0.4 / extent) }) {
      add("set \(name)tics (\(Command.list(ticks.map { "\(tick: spelled($0)) \($0)" })))")
    } else if axis.scale == .linear {
      add("set \(name)tics \(step) format \(tickFormat(step))")
    } else {
      add("set \(name)tics format '%g'")
    }
    add("set grid \(name)tics back lw 1 lc \(theme.grid)")
    if name == "x" { add("set xlabel \(axis.label) offset 0,0.5 textcolor \(theme.ink)") }
  }
}

/// 10 to a power.
func powerOfTen(_ power: Int) -> Double { pow(10, Double(power)) }
