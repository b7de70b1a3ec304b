private import Foundation
private import LinearAlgebra
public import Probability
public import Randomness

/// Equal spherical Gaussians of the plane, their means evenly on a circle: with eight, the "8 Gaussians".
public struct GaussianRing: Dataset, Equatable {
  /// K.
  public let components: Int
  /// Points of each component.
  public let pointsPerComponent: Int
  /// The distance of the means from the origin.
  public let radius: Double
  /// The standard deviation of each coordinate of a component.
  public let deviation: Double

  /// Creates a ring.
  public init(components: Int, pointsPerComponent: Int, radius: Double, deviation: Double) {
    self.components = components
    self.pointsPerComponent = pointsPerComponent
    self.radius = radius
    self.deviation = deviation
  }

  /// The distribution that the points of all components together are a sample of.
  public var mixture: GaussianMixture {
    GaussianMixture(
      weights: [Double](repeating: 1 / Double(components), count: components),
      means: Matrix((0..<components).map { [mean($0).x, mean($0).y] }),
      covariances: .spherical([Double](repeating: deviation * deviation, count: components)))
  }

  public func sample(using stream: inout RandomStream) -> LabelledPoints {
    planar(groups: components, pointsPerGroup: pointsPerComponent) { component, _ in
      mean(component) + deviation * stream.planarNormal()
    }
  }

  private func mean(_ component: Int) -> SIMD2<Double> {
    let angle = 2 * Double.pi * Double(component) / Double(components)
    return radius * SIMD2(cos(angle), sin(angle))
  }
}
