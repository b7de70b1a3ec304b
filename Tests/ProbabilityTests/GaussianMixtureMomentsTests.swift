import LinearAlgebra
import Probability
import TestSupport
import Testing

@Suite struct GaussianMixtureMomentsTests {
  @Test func aMixtureSpreadsByItsComponentsAndTheirMeans() {
    let mixture = GaussianMixture(
      weights: [0.25, 0.75], means: Matrix([[0.0, 4], [4, 0]]), covariances: .spherical([1, 2]))
    expectClose(mixture.totalMean, [3, 1], absolute: 1e-15)
    // 0.25·1 + 0.75·2 + 0.25·0.75·4², and −0.25·0.75·4² between the coordinates.
    expectClose(mixture.totalCovariance, Matrix([[4.75, -3], [-3, 4.75]]), absolute: 1e-14)
  }

  @Test func oneComponentIsItself() {
    let one = GaussianMixture(weights: [1], means: Matrix([[2.0]]), covariances: .spherical([3]))
    #expect(one.totalMean == [2])
    #expect(one.totalCovariance == Matrix([[3.0]]))
  }
}
