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

  @Test(arguments: zip(CovarianceFamily.allCases, [44, 24, 26, 17]))
  // Two weights, twelve coordinates of means, and 30, 10, 12 or 3 numbers of covariances.
  func freeParametersCountWeightsMeansAndCovariances(family: CovarianceFamily, count: Int) {
    let covariances: Covariances =
      switch family {
      case .full: .full([Matrix<Double>](repeating: .identity(4), count: 3))
      case .tied: .tied(.identity(4))
      case .diagonal: .diagonal(Matrix(rows: 3, columns: 4, repeating: 1))
      case .spherical: .spherical([1, 1, 1])
      }
    let mixture = GaussianMixture(
      weights: [0.5, 0.25, 0.25], means: Matrix(rows: 3, columns: 4), covariances: covariances)
    #expect(mixture.freeParameters == count)
  }

  @Test func whatIsNoMixtureIsNamed() {
    #expect(throws: MixtureError.weightSum(1.5)) { try mixture([0.75, 0.75], .spherical([1, 1])) }
    #expect(throws: MixtureError.weight(component: 1, value: -0.5)) { try mixture([1.5, -0.5], .spherical([1, 1])) }
    #expect(throws: MixtureError.shape(part: "weights", is: "1", expected: "2")) {
      try mixture([1], .spherical([1, 1]))
    }
    #expect(throws: MixtureError.shape(part: "covariances", is: "3", expected: "2")) {
      try mixture([0.5, 0.5], .spherical([1, 1, 1]))
    }
    #expect(throws: MixtureError.covariance(component: 1, row: 0, column: 0, value: -1)) {
      try mixture([0.5, 0.5], .diagonal(Matrix([[1.0, 1], [-1, 1]])))
    }
    #expect(throws: MixtureError.covariance(component: 0, row: 1, column: 0, value: 0.5)) {
      try mixture([0.5, 0.5], .tied(Matrix([[1.0, 0.4], [0.5, 1]])))
    }
    #expect(throws: MixtureError.mean(component: 0, feature: 1)) {
      try GaussianMixture(validatingWeights: [1], means: Matrix([[0.0, .infinity]]), covariances: .spherical([1]))
    }
    #expect(throws: MixtureError.empty) {
      try GaussianMixture(validatingWeights: [], means: Matrix<Double>([]), covariances: .spherical([]))
    }
  }

  @Test func theProgramStopsWithTheReason() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = GaussianMixture(weights: [0.5], means: Matrix([[0.0]]), covariances: .spherical([1]))
    }
    let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(words.contains("the weights sum to 0.5; divide them by their sum"))
  }

  private func mixture(_ weights: [Double], _ covariances: Covariances) throws -> GaussianMixture {
    try GaussianMixture(validatingWeights: weights, means: means, covariances: covariances)
  }
}
