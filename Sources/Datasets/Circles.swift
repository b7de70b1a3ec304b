private import Foundation
public import Randomness

/// Two circles about the origin, with normal noise: the outer one of radius 1, the inner one of radius `factor`.
///
/// Source: scikit-learn's `make_circles`.
public struct Circles: Dataset, Equatable {
  /// Points of each circle.
  public let pointsPerCircle: Int
  /// The radius of the inner circle.
  public let factor: Double
  /// The standard deviation of the noise on each coordinate.
  public let noise: Double
  /// What all is multiplied by.
  public let scale: Double

  /// Creates circles.
  public init(pointsPerCircle: Int, factor: Double, noise: Double, scale: Double = 1) {
    self.pointsPerCircle = pointsPerCircle
    self.factor = factor
    self.noise = noise
    self.scale = scale
  }

  public func sample(using stream: inout RandomStream) -> LabelledPoints {
    planar(groups: 2, pointsPerGroup: pointsPerCircle) { circle, number in
      let angle = 2 * Double.pi * Double(number) / Double(pointsPerCircle)
      let radius = circle == 0 ? 1 : factor
      return scale * (radius * SIMD2(cos(angle), sin(angle)) + noise * stream.planarNormal())
    }
  }
}
