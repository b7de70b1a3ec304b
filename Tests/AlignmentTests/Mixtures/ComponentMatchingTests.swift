import Alignment
import LinearAlgebra
import Probability
import TestSupport
import Testing

@Suite struct ComponentMatchingTests {
  private let means = Matrix([[0.0, 0], [4, 0], [0, 6]])
  private let variances = Matrix([[1.0, 1], [0.5, 2], [1, 3]])
  private var mixture: GaussianMixture {
    GaussianMixture(weights: [0.2, 0.3, 0.5], means: means, covariances: .diagonal(variances))
  }

  private func reordered(_ order: [Int]) -> GaussianMixture {
    let weights = order.map { mixture.weights[$0] }
    return GaussianMixture(
      weights: weights.map { $0 / weights.reduce(0, +) }, means: means.rows(at: order),
      covariances: .diagonal(variances.rows(at: order)))
  }

  @Test(arguments: ComponentDistance.allCases)
  func componentsInAnotherOrderAreFound(distance: ComponentDistance) throws {
    let matching = try matchComponents(mixture, reordered([2, 0, 1]), distance: distance)
    #expect(matching.matches.map(\.second) == [1, 2, 0])
    #expect(matching.matches.allSatisfy { $0.firstWeight == $0.secondWeight })
    // The square root of a few ulps.
    expectClose(matching.meanDistance, 0, absolute: 1e-7)
    expectClose(matching.weightedDistance, 0, absolute: 1e-7)
    #expect(matching.share(within: 1e-6) == 1)
  }

  /// Means 10¹⁶⁰ apart whose deviations are 10⁻⁷⁵: the square of their distance overflows.
  @Test func aDistanceThatNoNumberHoldsIsAnError() {
    let spread = GaussianMixture(
      weights: [0.5, 0.5], means: Matrix([[1e160], [-1e160]]), covariances: .diagonal(Matrix([[1e-150], [1e-150]])))
    for distance in [ComponentDistance.bhattacharyya, .symmetricDivergence] {
      #expect(throws: ComponentError.noDistance(first: 0, second: 1)) {
        try matchComponents(spread, spread, distance: distance)
      }
    }
  }

  @Test(arguments: CovarianceFamily.allCases)
  func everyFamilyIsRead(family: CovarianceFamily) throws {
    let covariances: Covariances =
      switch family {
      case .full: .full([.identity(2), .identity(2), .identity(2)])
      case .tied: .tied(.identity(2))
      case .diagonal: .diagonal(Matrix(rows: 3, columns: 2, repeating: 1))
      case .spherical: .spherical([1, 1, 1])
      }
    let unit = GaussianMixture(weights: [0.2, 0.3, 0.5], means: means, covariances: covariances)
    let shifted = GaussianMixture(
      weights: [0.2, 0.3, 0.5], means: means.addingToRows([2, 0]), covariances: .spherical([1, 1, 1]))
    // ⅛·2² for each of the components.
    expectClose(try matchComponents(unit, shifted, distance: .bhattacharyya).meanDistance, 0.5, absolute: 1e-13)
  }

  @Test func componentsLeftOverCountAsUnmatched() throws {
    let matching = try matchComponents(mixture, reordered([2, 0]))
    #expect(matching.matches.map(\.first) == [0, 2])
    #expect(matching.unmatched == 1)
    expectClose(matching.share(within: 0.1), 2.0 / 3, absolute: 1e-15)
    #expect(try matchComponents(reordered([2, 0]), mixture).unmatched == 1)
  }

  @Test func aLightComponentWeighsLittle() throws {
    var moved = means
    moved[0, 0] = 1000
    let other = GaussianMixture(weights: [0.2, 0.3, 0.5], means: moved, covariances: .diagonal(variances))
    let matching = try matchComponents(mixture, other)
    expectClose(matching.meanDistance, 1.0 / 3, absolute: 1e-7)
    expectClose(matching.weightedDistance, 0.2, absolute: 1e-7)
  }

  @Test func mixturesOverOtherFeaturesAreRefused() {
    let line = GaussianMixture(weights: [1], means: Matrix([[0.0]]), covariances: .spherical([1]))
    #expect(throws: ComponentError.differentFeatures(2, 1)) { try matchComponents(mixture, line) }
  }

  @Test func aSingularCovarianceIsNamed() throws {
    let flat = GaussianMixture(
      weights: [0.5, 0.5], means: Matrix([[0.0, 0], [1, 1]]), covariances: .diagonal(Matrix([[1.0, 1], [1, 0]])))
    let error = try #require(throws: ComponentError.self) { try matchComponents(mixture, flat) }
    #expect(error.description.hasPrefix("the covariance of component 1 of the second mixture: the leading 2×2 minor"))
  }
}
