import Foundation
import LinearAlgebra
import Probability
import TestSupport
import Testing

struct GaussianMixtureDensityTests {
  private let points = Matrix([[0.5, -1], [3, 2], [-4, 0.25]])

  @Test func densitiesAgreeWithSciPy() throws {
    // scipy.stats.multivariate_normal([0, 1], [[2, .6], [.6, 1]]).logpdf and ([2, 3], [[1, -.2], [-.2, .5]]).logpdf.
    let mixture = GaussianMixture(
      weights: [0.25, 0.75], means: Matrix([[0.0, 1], [2, 3]]),
      covariances: .full([Matrix([[2.0, 0.6], [0.6, 1]]), Matrix([[1.0, -0.2], [-0.2, 0.5]])]))
    let expected = Matrix([
      [-4.966322748303011, -22.672438758616366], [-4.341322748303009, -2.645264845572891],
      [-6.208700797083498, -36.40885180209464],
    ])
    let joint = try mixture.componentLogDensities(of: points)
    for n in 0..<3 {
      // Two-term sums of order ten.
      expectClose(joint.row(n), [log(0.25) + expected[n, 0], log(0.75) + expected[n, 1]], relative: 1e-14)
      expectClose(
        try mixture.logDensity(of: points)[n],
        log(0.25 * exp(expected[n, 0]) + 0.75 * exp(expected[n, 1])), relative: 1e-13)
    }
  }

  @Test func theFamiliesAgreeWhereTheirCovariancesDo() throws {
    let means = Matrix([[0.0, 1], [2, 3]])
    let forms: [Covariances] = [
      .full([.diagonal([2, 2]), .diagonal([2, 2])]), .tied(.diagonal([2, 2])),
      .diagonal(Matrix(rows: 2, columns: 2, repeating: 2)), .spherical([2, 2]),
    ]
    let densities = try forms.map {
      try GaussianMixture(weights: [0.4, 0.6], means: means, covariances: $0).componentLogDensities(of: points)
    }
    for other in densities.dropFirst() { expectClose(other, densities[0], relative: 1e-14) }
  }

  @Test func responsibilitiesSumToOneHoweverFarThePoints() throws {
    let mixture = GaussianMixture(
      weights: [0.2, 0.3, 0.5], means: Matrix([[0.0], [1], [2]]), covariances: .spherical([1, 0.5, 2]))
    let far = Matrix((0..<2000).map { n -> [Double] in [pow(n % 2 == 0 ? 1.01 : -1.01, Double(n))] })
    let responsibilities = try mixture.responsibilities(of: far)
    for n in 0..<far.rows {
      // Exponentials of logarithms up to 1e16, whose own rounding cancels in the nearest component.
      expectClose(responsibilities.row(n).reduce(0, +), 1, absolute: 1e-12)
    }
  }

  @Test func aWeightOfZeroTakesNoPoint() throws {
    let mixture = GaussianMixture(weights: [0, 1], means: Matrix([[0.0], [9]]), covariances: .spherical([1, 1]))
    #expect(try mixture.responsibilities(of: Matrix([[0.0]])) == Matrix([[0.0, 1]]))
  }

  @Test func aSingularComponentIsNamed() {
    let mixture = GaussianMixture(
      weights: [0.5, 0.5], means: Matrix(rows: 2, columns: 2),
      covariances: .full([.identity(2), Matrix([[1.0, 1], [1, 1]])]))
    #expect(throws: MixtureError.singular(component: 1, .notPositiveDefinite(minor: 2, dimension: 2))) {
      try mixture.logDensity(of: points)
    }
    let flat = GaussianMixture(weights: [1], means: Matrix([[0.0, 0]]), covariances: .diagonal(Matrix([[1.0, 0]])))
    #expect(throws: MixtureError.singular(component: 0, .notPositiveDefinite(minor: 2, dimension: 2))) {
      try flat.logDensity(of: points)
    }
  }

  @Test func pointsOfOtherFeaturesAreAnError() {
    let mixture = GaussianMixture(weights: [1], means: Matrix([[0.0]]), covariances: .spherical([1]))
    #expect(throws: MixtureError.features(points: 2, mixture: 1)) { try mixture.logDensity(of: points) }
  }

  @Test func logSumExpNeitherOverflowsNorInvents() {
    expectClose(logSumExp([1000, 1000]), 1000.6931471805599, relative: 1e-15)
    #expect(logSumExp([-.infinity, -.infinity]) == -.infinity)
    #expect(logSumExp([]) == -.infinity)
    #expect(logSumExp([.infinity, 0]) == .infinity)
  }
}
