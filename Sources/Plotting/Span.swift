/// What a panel shows of the plane, in the units of its axes.
struct Span: Equatable, Sendable {
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>

  /// Its extent along x.
  var width: Double { x.upperBound - x.lowerBound }
  /// Its extent along y.
  var height: Double { y.upperBound - y.lowerBound }

  /// The smallest span that holds both.
  func union(_ other: Span) -> Span {
    Span(x: Self.union(x, other.x), y: Self.union(y, other.y))
  }

  /// The smallest span around it that fills a frame with lengths equally long on both axes, where a unit of y is so many
  /// units of x.
  func fitted(to frame: Frame, unit: Double) -> Span {
    let length = max(width / frame.width, height * unit / frame.height)
    return Span(x: Self.grown(x, to: length * frame.width), y: Self.grown(y, to: length * frame.height / unit))
  }

  private static func union(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>) -> ClosedRange<Double> {
    min(a.lowerBound, b.lowerBound)...max(a.upperBound, b.upperBound)
  }

  private static func grown(_ range: ClosedRange<Double>, to extent: Double) -> ClosedRange<Double> {
    let middle = (range.lowerBound + range.upperBound) / 2
    return middle - max(extent, 0) / 2...middle + max(extent, 0) / 2
  }
}
