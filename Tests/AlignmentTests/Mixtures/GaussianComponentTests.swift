import Alignment
import Foundation
import LinearAlgebra
import Probability
import Randomness
import TestSupport
import Testing

/// What is asked of the components of mixtures before they are compared.
@Suite struct GaussianComponentTests {
  @Test func singularCovariancesAndOtherFeaturesAreErrors() throws {
    let flat = GaussianMixture(
      weights: [1], means: Matrix([[0.0, 0]]), covariances: .full([Matrix([[1, 1], [1, 1]])]))
    let line = GaussianMixture(weights: [1], means: Matrix([[0.0]]), covariances: .spherical([1]))
    var stream = RandomStream(seed: 9)
    let error = try #require(throws: ComponentError.self) {
      _ = try affineDistances(flat, randomMixture(2, 2, &stream), using: &stream)
    }
    #expect(error.description.hasPrefix("the covariance of component 0 of the first mixture:"))
    #expect(throws: ComponentError.differentFeatures(2, 1)) { try affineDistances(flat, line, using: &stream) }
  }

  @Test func theSideAndTheComponentAreNamed() throws {
    let bad = GaussianMixture(
      weights: [0.5, 0.5], means: Matrix([[0, 0], [1, 1]]), covariances: .diagonal(Matrix([[1, 1], [1, 0]])))
    var stream = RandomStream(seed: 9)
    let good = randomMixture(2, 2, &stream)
    let first = #expect(throws: ComponentError.self) { try affineDistances(bad, good, using: &stream) }
    #expect(first?.description.hasPrefix("the covariance of component 1 of the first mixture:") == true)
    let second = #expect(throws: ComponentError.self) { try affineDistances(good, bad, using: &stream) }
    #expect(second?.description.hasPrefix("the covariance of component 1 of the second mixture:") == true)
  }

  /// However a covariance is written, the component is the same.
  @Test func familiesAreWrittenOutInFull() throws {
    let means = Matrix<Double>([[0, 0], [2, 1]])
    let families: [Covariances] = [
      .spherical([2, 2]), .diagonal(Matrix(rows: 2, columns: 2, repeating: 2)), .tied(2 * .identity(2)),
      .full([2 * .identity(2), 2 * .identity(2)]),
    ]
    let mixtures = families.map { GaussianMixture(weights: [0.25, 0.75], means: means, covariances: $0) }
    for other in mixtures { #expect(try mixtureOverlap(mixtures[0], other).symmetric < 1e-15) }
  }
}
