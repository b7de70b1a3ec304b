import Alignment
import Foundation
import LinearAlgebra
import Probability
import TestSupport
import Testing

/// Distances of single normals, whose closed form stays in range where determinants do not.
@Suite struct ScratchStepsTests {
  private func spherical(_ variance: Double, _ features: Int) -> GaussianMixture {
    GaussianMixture(weights: [1], means: Matrix(rows: 1, columns: features), covariances: .spherical([variance]))
  }

  private func value(_ p: GaussianMixture, _ q: GaussianMixture, _ ratio: DistanceRatio, scale: Double) throws -> Double
  {
    var objective = try AffineObjective(target: p, source: q, ratio: ratio)
    let map = (scale * Matrix<Double>.identity(p.features)).elements + [Double](repeating: 0, count: p.features)
    var gradient = [Double](repeating: 0, count: objective.dimension)
    return objective(map, gradient: &gradient)
  }

  /// With p = N(0, s·I) and h#p = N(0, a²s·I): ‖p‖² : ‖h#p‖² : ⟨p, h#p⟩ = 1 : a^−D : (2/(1 + a²))^(D/2), whatever s is.
  @Test(arguments: [(1, 1.0), (3, 2.0), (40, 1e-30), (40, 1e30), (60, 1e-8)])
  func theDeterminantMayLeaveTheRangeOfNumbers(features: Int, variance: Double) throws {
    let p = spherical(variance, features)
    for a in [1.0, 1.01, 0.98] {
      let d = Double(features)
      let (norm, overlap) = (pow(a, -d), pow(2 / (1 + a * a), d / 2))
      let squared = 1 + norm - 2 * overlap
      // Products of D factors, each rounded.
      expectClose(try value(p, p, .toFirst, scale: a), squared, relative: 1e-11, absolute: 1e-13 * d)
      expectClose(try value(p, p, .symmetric, scale: a), squared / (1 + norm), relative: 1e-11, absolute: 1e-13 * d)
      expectClose(
        try value(p, p, .geometric, scale: a), squared / norm.squareRoot(), relative: 1e-11, absolute: 1e-13 * d)
    }
  }

  /// A reflection of a mixture about its centre leaves it as it is; the determinant is negative, and its size counts.
  @Test func theSignOfTheDeterminantIsNothing() throws {
    let p = spherical(2, 3)
    #expect(try value(p, p, .symmetric, scale: -1) < 1e-14)
    expectClose(
      try value(p, p, .symmetric, scale: -1.5), try value(p, p, .symmetric, scale: 1.5), relative: 1e-14)
  }

  /// Rows in an order in which elimination without pivots would divide by zero: a permutation of the axes.
  @Test func aMatrixWithZerosOnItsDiagonalIsInverted() throws {
    let p = spherical(1, 3)
    var objective = try AffineObjective(target: p, source: p, ratio: .symmetric)
    var gradient = [Double](repeating: 0, count: 12)
    let position: [Double] = [0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]
    expectClose(objective(position, gradient: &gradient), 0, absolute: 1e-15)
    expectClose(gradient, [Double](repeating: 0, count: 12), absolute: 1e-14)
  }

  @Test(arguments: [Double.nan, .infinity, 1e200]) func whatHasNoDistanceIsInfinitelyFar(entry: Double) throws {
    let p = spherical(1, 2)
    var objective = try AffineObjective(target: p, source: p, ratio: .toFirst)
    var gradient = [Double](repeating: 0, count: 6)
    let value = objective([entry, 0, 0, entry, 0, 0], gradient: &gradient)
    #expect(value == .infinity || value == 1, "\(value)")
    #expect(!value.isNaN)
  }
}
