/// A parallelogram of the plane: all c + u·a + v·b with u and v from −½ to ½.
public struct Parallelogram: Equatable, Sendable {
  /// c.
  public let centre: SIMD2<Double>
  /// a, one side.
  public let first: SIMD2<Double>
  /// b, the other side.
  public let second: SIMD2<Double>

  /// Creates a parallelogram.
  public init(centre: SIMD2<Double>, first: SIMD2<Double>, second: SIMD2<Double>) {
    self.centre = centre
    self.first = first
    self.second = second
  }

  /// Returns c + u·a + v·b.
  public func point(_ u: Double, _ v: Double) -> SIMD2<Double> { centre + u * first + v * second }

  /// The ratio of the singular values of the matrix with columns a and b.
  public var condition: Double {
    let squares = (first * first).sum() + (second * second).sum()  // σ₁² + σ₂²
    let determinant = abs(first.x * second.y - first.y * second.x)  // σ₁·σ₂
    let difference = max(0, squares * squares - 4 * determinant * determinant).squareRoot()
    return (squares + difference) / (2 * determinant)
  }

  /// Whether the two have a point in common.
  ///
  /// Two convex shapes have none if and only if a line parallel to one of their sides separates them.
  public func overlaps(_ other: Parallelogram) -> Bool {
    [first, second, other.first, other.second].allSatisfy { side in
      let normal = SIMD2(-side.y, side.x)
      let distance = abs((normal * (centre - other.centre)).sum())
      return distance <= halfWidth(along: normal) + other.halfWidth(along: normal)
    }
  }

  private func halfWidth(along normal: SIMD2<Double>) -> Double {
    (abs((normal * first).sum()) + abs((normal * second).sum())) / 2
  }
}
