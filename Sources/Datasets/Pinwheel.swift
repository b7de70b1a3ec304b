private import Foundation
private import LinearAlgebra
public import Randomness

/// Arms of a pinwheel: normal points stretched along a ray and wound around the origin.
///
///     r = 1 + σᵣ·u₁,  t = σₜ·u₂,  u ~ N(0, 1)
///     θ = 2πk/K + ρ·exp(r)
///     x = s·(r, t)·[[cos θ, −sin θ], [sin θ, cos θ]]
///
/// Source: Johnson et al., "Composing graphical models with neural networks", NeurIPS 2016, code `svae`.
public struct Pinwheel: Dataset, Equatable {
  /// K.
  public let arms: Int
  /// Points of each arm.
  public let pointsPerArm: Int
  /// σᵣ.
  public let radialDeviation: Double
  /// σₜ.
  public let tangentialDeviation: Double
  /// ρ, how far an arm winds.
  public let rate: Double
  /// s.
  public let scale: Double

  /// Creates a pinwheel.
  public init(
    arms: Int, pointsPerArm: Int, radialDeviation: Double = 0.3, tangentialDeviation: Double = 0.05,
    rate: Double = 0.25, scale: Double = 1
  ) {
    self.arms = arms
    self.pointsPerArm = pointsPerArm
    self.radialDeviation = radialDeviation
    self.tangentialDeviation = tangentialDeviation
    self.rate = rate
    self.scale = scale
  }

  public func sample(using stream: inout RandomStream) -> LabelledPoints {
    planar(groups: arms, pointsPerGroup: pointsPerArm) { arm, _ in
      let r = 1 + radialDeviation * stream.normal()
      let t = tangentialDeviation * stream.normal()
      let angle = 2 * Double.pi * Double(arm) / Double(arms) + rate * exp(r)
      return SIMD2(scale * (r * cos(angle) + t * sin(angle)), scale * (t * cos(angle) - r * sin(angle)))
    }
  }
}

/// Points of the plane in equal groups, each made of the number of its group and its number within it.
func planar(groups: Int, pointsPerGroup: Int, _ make: (Int, Int) -> SIMD2<Double>) -> LabelledPoints {
  var points = Matrix<Double>(rows: groups * pointsPerGroup, columns: 2)
  var labels: [Int] = []
  for group in 0..<groups {
    for number in 0..<pointsPerGroup {
      let point = make(group, number)
      points[labels.count, 0] = point.x
      points[labels.count, 1] = point.y
      labels.append(group)
    }
  }
  return LabelledPoints(points: points, labels: labels)
}
