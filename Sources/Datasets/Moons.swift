private import Foundation
public import Randomness

/// Two half circles that reach into one another, with normal noise.
///
///     moon 0: (cos φ, sin φ),  moon 1: (1 − cos φ, ½ − sin φ),  φ evenly from 0 to π
///
/// Source: scikit-learn's `make_moons`.
public struct Moons: Dataset, Equatable {
  /// Points of each moon.
  public let pointsPerMoon: Int
  /// The standard deviation of the noise on each coordinate.
  public let noise: Double
  /// What all is multiplied by.
  public let scale: Double

  /// Creates moons.
  public init(pointsPerMoon: Int, noise: Double, scale: Double = 1) {
    self.pointsPerMoon = pointsPerMoon
    self.noise = noise
    self.scale = scale
  }

  public func sample(using stream: inout RandomStream) -> LabelledPoints {
    planar(groups: 2, pointsPerGroup: pointsPerMoon) { moon, number in
      let angle = Double.pi * Double(number) / Double(max(pointsPerMoon - 1, 1))
      let clean = moon == 0 ? SIMD2(cos(angle), sin(angle)) : SIMD2(1 - cos(angle), 0.5 - sin(angle))
      return scale * (clean + noise * stream.planarNormal())
    }
  }
}

extension RandomStream {
  /// Returns two independent standard normal numbers.
  mutating func planarNormal() -> SIMD2<Double> {
    let x = normal()
    return SIMD2(x, normal())
  }
}
