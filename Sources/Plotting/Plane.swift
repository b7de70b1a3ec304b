private import Foundation
internal import LinearAlgebra

/// What panels of one scale show of the plane: how their axes count, and the range around all their points.
struct Plane: Equatable, Sendable {
  /// How the horizontal axis counts.
  let x: AxisUnit
  /// How the vertical axis counts.
  let y: AxisUnit
  /// The range of all points, with some room around them, in these units.
  let span: Span
  /// Whether a length is equally long on both axes. Where one extent is more than a hundred times the other, a picture
  /// with equal lengths would be a line.
  let hasEqualLengths: Bool
  /// The greatest height of a panel's own range in widths.
  let aspect: Double

  /// - Parameter panels: The points of each panel, N×2.
  init(around panels: [Matrix<Double>]) {
    let (across, along) = (Extent(panels, 0), Extent(panels, 1))
    let (wide, high) = (across.widened(by: along.half), along.widened(by: across.half))
    x = AxisUnit(from: wide.lowest, to: wide.highest)
    y = AxisUnit(from: high.lowest, to: high.highest)
    let isComparable = wide.half / high.half <= 100 && high.half / wide.half <= 100 || wide.half == high.half
    hasEqualLengths = isComparable && abs(x.power - y.power) <= 9
    let (x, y) = (x, y)
    let spans = panels.map { points in
      let half = (x: x.length(Extent([points], 0).half), y: y.length(Extent([points], 1).half))
      let unit = powerOfTen(y.power - x.power)
      let tie = (x: half.y * unit, y: half.x / unit)
      return Span(
        x: paddedRange(points.column(0).map { x($0) }, by: 0.04, tie: Self.usable(tie.x)),
        y: paddedRange(points.column(1).map { y($0) }, by: 0.04, tie: Self.usable(tie.y)))
    }
    span = spans.dropFirst().reduce(spans.first ?? Span(x: 0...1, y: 0...1)) { $0.union($1) }
    let unit = powerOfTen(y.power - x.power)
    let ratio = (spans.map(\.height).max() ?? 1) * unit / (spans.map(\.width).max() ?? 1)
    aspect = hasEqualLengths && ratio.isFinite ? ratio : 1
  }

  /// The ranges that fill a panel.
  func window(in frame: Frame) -> Span {
    hasEqualLengths ? span.fitted(to: frame, unit: powerOfTen(y.power - x.power)) : span
  }

  /// A width for what has none, unless it is none itself or out of all proportion to the units.
  private static func usable(_ width: Double) -> Double? { (1e-6...1e6).contains(width) ? width : nil }
}

/// The least and the greatest of the finite values of a column.
private struct Extent {
  var lowest: Double
  var highest: Double

  init(_ panels: [Matrix<Double>], _ column: Int) {
    let values = panels.flatMap { $0.column(column) }.filter(\.isFinite)
    lowest = values.min() ?? 0
    highest = values.max() ?? 0
  }

  /// Half of their distance; the whole could overflow.
  var half: Double { highest / 2 - lowest / 2 }

  /// Where there is one value only, it is given the extent of the other axis, as far as doubles go.
  func widened(by half: Double) -> Extent {
    guard self.half == 0, half > 0, (lowest - half).isFinite, (highest + half).isFinite else { return self }
    var wider = self
    (wider.lowest, wider.highest) = (lowest - half, highest + half)
    return wider
  }
}
