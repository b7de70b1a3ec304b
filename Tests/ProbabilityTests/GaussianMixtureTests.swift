import LinearAlgebra
import Probability
import TestSupport
import Testing

struct GaussianMixtureTests {
  private let means = Matrix([[0.0, 1], [2, 3]])

  @Test func aMixtureKnowsItsSizeAndCovariances() {
    let mixture = GaussianMixture(
      weights: [0.25, 0.75], means: means, covariances: .diagonal(Matrix([[1.0, 2], [3, 4]])))
    #expect(mixture.components == 2 && mixture.features == 2)
    #expect(mixture.covariance(ofComponent: 1) == Matrix([[3.0, 0], [0, 4]]))
    let spherical = GaussianMixture(weights: [0.25, 0.75], means: means, covariances: .spherical([5, 6]))
    #expect(spherical.covariance(ofComponent: 0) == Matrix([[5.0, 0], [0, 5]]))
    let tied = GaussianMixture(weights: [0.25, 0.75], means: means, covariances: .tied(Matrix([[2.0, 1], [1, 3]])))
    #expect(tied.covariance(ofComponent: 1) == Matrix([[2.0, 1], [1, 3]]))
  }
}
