private import Foundation

/// An axis: what it shows, and how.
public struct Axis: Equatable, Sendable {
  /// How values become places.
  public enum Scale: Equatable, Sendable { case linear, logarithmic }

  /// What it shows, with its unit.
  public var label: String
  /// How values become places.
  public var scale: Scale
  /// Where its ticks are; nil leaves that to the range.
  public var ticks: [Double]?
  /// Values that it shows even where nothing lies there, such as the ends of a scale.
  public var including: [Double]

  /// Creates an axis.
  public init(_ label: String, scale: Scale = .linear, ticks: [Double]? = nil, including: [Double] = []) {
    self.label = label
    self.scale = scale
    self.ticks = ticks
    self.including = including
  }
}

/// The distance of ticks that people count in (1, 2 or 5 times a power of ten) which gives at most so many of them.
package func tickStep(_ range: ClosedRange<Double>, atMost count: Int) -> Double {
  let least = (range.upperBound - range.lowerBound) / Double(max(count, 1))
  guard least.isFinite, least >= .leastNormalMagnitude else { return least > 0 ? least : 1 }
  let power = pow(10, log10(least).rounded(.down))
  for factor in [1.0, 2, 5] where factor * power >= least { return factor * power }
  return 10 * power
}

/// The distance of at most so many ticks; where that leaves fewer than two of them, a finer one that leaves two.
package func tickStep(_ range: ClosedRange<Double>, preferablyAtMost count: Int) -> Double {
  let steps = (max(count, 1)...max(3 * count, 3)).map { tickStep(range, atMost: $0) }
  return steps.first { leavesTwoTicks($0, on: range) } ?? steps[0]
}

private func leavesTwoTicks(_ step: Double, on range: ClosedRange<Double>) -> Bool {
  (range.upperBound / step).rounded(.down) - (range.lowerBound / step).rounded(.up) >= 1
}

/// The least distance of ticks whose numbers have room side by side on an axis of so many pixels; where that leaves
/// fewer than two of them, one that leaves two.
package func tickStep(_ range: ClosedRange<Double>, across width: Double) -> Double {
  let steps = (2...12).reversed().map { tickStep(range, atMost: $0) }
  let useful = steps.filter { leavesTwoTicks($0, on: range) }
  let fitting = useful.first { step in
    let decimals = decimals(ofStep: step)
    let room = textWidth(fixed(-max(abs(range.lowerBound), abs(range.upperBound)), decimals), size: 12) + 20
    return (range.upperBound - range.lowerBound) / step * room <= width
  }
  return fitting ?? useful.last ?? tickStep(range, atMost: 2)
}

/// How gnuplot writes the numbers of ticks at such a distance: all with equally many digits behind the point.
package func tickFormat(_ step: Double) -> String {
  step < 1e-4 || step >= 1e5 ? "%g" : "%.\(decimals(ofStep: step))f"
}

/// How many digits behind the point tell ticks at such a distance apart; at most 15.
private func decimals(ofStep step: Double) -> Int {
  guard step > 0, step < 1 else { return 0 }
  return Int(min(-(log10(step) + 1e-9).rounded(.down), 15))
}

/// Those of ascending ticks that stand apart by at least a fraction of the axis; the first always stays.
package func spaced(
  _ ticks: [Double], on range: ClosedRange<Double>, _ scale: Axis.Scale, atLeast fraction: Double
) -> [Double] {
  func place(_ value: Double) -> Double { scale == .linear ? value : log10(value) }
  let extent = place(range.upperBound) - place(range.lowerBound)
  return ticks.reduce(into: []) { kept, tick in
    if let last = kept.last, place(tick) - place(last) < fraction * extent { return }
    kept.append(tick)
  }
}

/// The range of some values, widened at both ends by a fraction of its extent; of one value, by a half.
///
/// What is not finite is no part of it; a plot that holds such a number refuses to be written. Where something else says
/// how far the range of one value must reach, that is its `tie`.
package func paddedRange(_ values: [Double], by fraction: Double, tie: Double? = nil) -> ClosedRange<Double> {
  let values = values.filter(\.isFinite)
  guard let lowest = values.min(), let highest = values.max() else { return 0...1 }
  let extent = highest - lowest
  let padding = extent > 0 ? extent * fraction : tie ?? max(abs(highest) * 0.5, 0.5)
  return max(lowest - padding, -.greatestFiniteMagnitude)...min(highest + padding, .greatestFiniteMagnitude)
}

/// As `paddedRange(_:by:tie:)`, by a fraction of the orders of magnitude, and within what gnuplot can count: 10⁻³⁰⁰ to 10³⁰⁰.
package func paddedLogRange(_ values: [Double], by fraction: Double) -> ClosedRange<Double> {
  let range = paddedRange(values.map { log10($0) }, by: fraction)
  return pow(10, max(range.lowerBound, -300))...pow(10, min(max(range.upperBound, -299), 300))
}
