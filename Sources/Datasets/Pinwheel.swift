private import Foundation
private import LinearAlgebra
public import Randomness

/// Arms of a pinwheel: normal points stretched along a ray and wound around the origin.
///
///     r = 1 + σᵣ·u₁,  t = σₜ·u₂,  u ~ N(0, 1)
///     θ = 2πk/K + ρ·exp(r)
///     x = s·(r, t)·[[cos θ, −sin θ], [sin θ, cos θ]]
///
/// Arms may be unequal: each then has a multiple of the points of the one before it, and of its σₜ. Where all are equal, a
/// turn by 2π/K takes the pinwheel to itself; where they are not, none does.
///
/// Source: Johnson et al., "Composing graphical models with neural networks", NeurIPS 2016, code `svae`.
public struct Pinwheel: Dataset, Equatable {
  /// K.
  public let arms: Int
  /// Points of the first arm.
  public let pointsPerArm: Int
  /// σᵣ.
  public let radialDeviation: Double
  /// σₜ of the first arm.
  public let tangentialDeviation: Double
  /// ρ, how far an arm winds.
  public let rate: Double
  /// s.
  public let scale: Double
  /// How many times as many points an arm has as the one before it.
  public let pointsRatio: Double
  /// How many times as wide an arm is as the one before it.
  public let widthRatio: Double

  /// Creates a pinwheel.
  public init(
    arms: Int, pointsPerArm: Int, radialDeviation: Double = 0.3, tangentialDeviation: Double = 0.05,
    rate: Double = 0.25, scale: Double = 1, pointsRatio: Double = 1, widthRatio: Double = 1
  ) {
    self.arms = arms
    self.pointsPerArm = pointsPerArm
    self.radialDeviation = radialDeviation
    self.tangentialDeviation = tangentialDeviation
    self.rate = rate
    self.scale = scale
    self.pointsRatio = pointsRatio
    self.widthRatio = widthRatio
  }

  /// How many points each arm has, one at least: the nearest whole numbers.
  public var counts: [Int] {
    (0..<arms).map { arm in
      Int(min(max((Double(pointsPerArm) * pow(pointsRatio, Double(arm))).rounded(), 1), 1e9))
    }
  }

  public func sample(using stream: inout RandomStream) -> LabelledPoints {
    planar(counts) { arm, _ in
      let r = 1 + radialDeviation * stream.normal()
      let t = tangentialDeviation * pow(widthRatio, Double(arm)) * stream.normal()
      let angle = 2 * Double.pi * Double(arm) / Double(arms) + rate * exp(r)
      return SIMD2(scale * (r * cos(angle) + t * sin(angle)), scale * (t * cos(angle) - r * sin(angle)))
    }
  }
}

/// Points of the plane in equal groups, each made of the number of its group and its number within it.
func planar(groups: Int, pointsPerGroup: Int, _ make: (Int, Int) -> SIMD2<Double>) -> LabelledPoints {
  planar([Int](repeating: pointsPerGroup, count: groups), make)
}

/// Points of the plane in groups of so many points, each made of the number of its group and its number within it.
func planar(_ counts: [Int], _ make: (Int, Int) -> SIMD2<Double>) -> LabelledPoints {
  var points = Matrix<Double>(rows: counts.reduce(0, +), columns: 2)
  var labels: [Int] = []
  for (group, count) in counts.enumerated() {
    for number in 0..<count {
      let point = make(group, number)
      points[labels.count, 0] = point.x
      points[labels.count, 1] = point.y
      labels.append(group)
    }
  }
  return LabelledPoints(points: points, labels: labels)
}
