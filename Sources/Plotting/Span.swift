private import LinearAlgebra

/// What a panel shows of the plane.
struct Span: Equatable, Sendable {
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>

  /// The smallest span that holds both.
  func union(_ other: Span) -> Span {
    Span(x: Self.union(x, other.x), y: Self.union(y, other.y))
  }

  /// The smallest span around it that fills a frame with units equally long on both axes.
  func fitted(to frame: Frame) -> Span {
    let wide = x.upperBound - x.lowerBound
    let high = y.upperBound - y.lowerBound
    let unit = max(wide / frame.width, high / frame.height)
    return Span(x: Self.grown(x, to: unit * frame.width), y: Self.grown(y, to: unit * frame.height))
  }

  private static func union(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>) -> ClosedRange<Double> {
    min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound)
  }

  private static func grown(_ range: ClosedRange<Double>, to extent: Double) -> ClosedRange<Double> {
    let middle = (range.lowerBound + range.upperBound) / 2
    return middle - extent / 2...middle + extent / 2
  }
}

extension ScatterPlot.Panel {
  /// Its points, with some room around them.
  var span: Span {
    Span(x: paddedRange(points.column(0), by: 0.04), y: paddedRange(points.column(1), by: 0.04))
  }
}
