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
  /// - Returns: How the axis counts: data is to be written in this unit, and the y axis named with it.
  mutating func write(
    _ axis: Axis, _ name: Command, values: [Double], extent: Double, padding: Double
  ) -> AxisUnit {
    let values = values + axis.including
    var axis = axis
    if Self.isNarrow(values) { axis.scale = .linear }
    let unit = axis.scale == .linear ? AxisUnit(for: values) : .plain
    let range =
      axis.scale == .linear
      ? paddedRange(values.map { unit($0) }, by: padding) : paddedLogRange(values, by: padding)
    add("set \(name)range [\(range.lowerBound):\(range.upperBound)]")
    let step = tickStep(range, preferablyAtMost: Int(min(max(extent, 1), 100)))
    if axis.scale == .logarithmic { add("set logscale \(name)") }
    if let ticks = axis.ticks.map({ spaced($0.map { unit($0) }, on: range, axis.scale, atLeast: 0.4 / extent) }) {
      add("set \(name)tics (\(Command.list(ticks.map { "\(tick: spelled($0)) \($0)" })))")
    } else if axis.scale == .linear {
      add("set \(name)tics \(step) format \(tickFormat(step))")
    } else {
      add("set \(name)tics format '%g'")
    }
    add("set grid \(name)tics back lw 1 lc \(theme.grid)")
    if name == "x" { add("set xlabel \(unit.label(axis.label)) offset 0,0.5 textcolor \(theme.ink)") }
    return unit
  }
}

extension Script {
  /// Whether values lie so close together that a logarithmic axis would show no tick between them.
  private static func isNarrow(_ values: [Double]) -> Bool {
    guard let lowest = values.min(), let highest = values.max() else { return false }
    return lowest < highest && highest < 1.05 * lowest
  }
}

/// 10 to a power.
func powerOfTen(_ power: Int) -> Double { pow(10, Double(power)) }
