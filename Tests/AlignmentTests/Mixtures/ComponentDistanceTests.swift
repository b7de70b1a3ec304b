import Alignment
import LinearAlgebra
import Probability
import TestSupport
import Testing

@Suite struct ComponentDistanceTests {
  private let first = GaussianMixture(
    weights: [1], means: Matrix([[0.0, 0]]), covariances: .full([Matrix([[2, 0.5], [0.5, 1]])]))
  private let second = GaussianMixture(
    weights: [1], means: Matrix([[1.0, -1]]), covariances: .full([.diagonal([1.0, 3])]))

  @Test(arguments: [
    // The integrals over a grid of ±14 in steps of 0.01, in numpy: 1e-9 of truncation and rounding.
    (ComponentDistance.bhattacharyya, 0.2944351865417449), (.hellinger, 0.5050225463213912),
    (.symmetricDivergence, 1.4880952380938224),
  ])
  func agreesWithTheIntegral(distance: ComponentDistance, expected: Double) throws {
    expectClose(try componentDistances(first, second, distance)[0, 0], expected, relative: 1e-9)
    expectClose(try componentDistances(second, first, distance)[0, 0], expected, relative: 1e-9)
  }

  @Test(arguments: ComponentDistance.allCases)
  func equalComponentsAreAtNoDistance(distance: ComponentDistance) throws {
    // The square root of a few ulps.
    expectClose(try componentDistances(first, first, distance)[0, 0], 0, absolute: 1e-7)
  }

  @Test(arguments: ComponentDistance.allCases)
  func anAffineMapOfBothChangesNoDistance(distance: ComponentDistance) throws {
    let w = Matrix([[3.0, -1], [0.2, 0.5]])
    expectClose(
      try componentDistances(mapped(first, by: w), mapped(second, by: w), distance)[0, 0],
      try componentDistances(first, second, distance)[0, 0], relative: 1e-12)
  }

  @Test func farComponentsAreAtDistanceOne() throws {
    let far = GaussianMixture(weights: [1], means: Matrix([[1e3, 0]]), covariances: .spherical([1]))
    let near = GaussianMixture(weights: [1], means: Matrix([[0.0, 0]]), covariances: .spherical([1]))
    #expect(try componentDistances(near, far)[0, 0] == 1)
    // ⅛·10⁶.
    expectClose(try componentDistances(near, far, .bhattacharyya)[0, 0], 125_000, relative: 1e-15)
  }

  /// The mixture of the points x·w.
  private func mapped(_ mixture: GaussianMixture, by w: Matrix<Double>) -> GaussianMixture {
    guard case .full(let covariances) = mixture.covariances else { return mixture }
    return GaussianMixture(
      weights: mixture.weights, means: matmul(mixture.means, w),
      covariances: .full(covariances.map { matmulTransposedFirst(w, matmul($0, w)) }))
  }
}
