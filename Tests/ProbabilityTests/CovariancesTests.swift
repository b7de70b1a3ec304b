import LinearAlgebra
import Probability
import Testing

struct CovariancesTests {
  private func covariances(_ family: CovarianceFamily, components k: Int, features d: Int) -> Covariances {
    switch family {
    case .full: .full([Matrix<Double>](repeating: .identity(d), count: k))
    case .tied: .tied(.identity(d))
    case .diagonal: .diagonal(Matrix(rows: k, columns: d, repeating: 1))
    case .spherical: .spherical([Double](repeating: 1, count: k))
    }
  }

  @Test(arguments: CovarianceFamily.allCases) func covariancesAreOfTheirFamily(family: CovarianceFamily) {
    #expect(covariances(family, components: 2, features: 3).family == family)
    #expect(CovarianceFamily(rawValue: family.rawValue) == family)
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

  /// With one feature all families but the tied one have a variance for each component; with one component, full and tied
  /// are one.
  @Test(arguments: [1, 2, 7]) func familiesMeetAtTheirEdges(count: Int) {
    for family in [CovarianceFamily.full, .diagonal, .spherical] {
      #expect(family.freeParameters(components: count, features: 1) == count)
    }
    #expect(CovarianceFamily.tied.freeParameters(components: count, features: 1) == 1)
    #expect(
      CovarianceFamily.full.freeParameters(components: 1, features: count)
        == CovarianceFamily.tied.freeParameters(components: count, features: count))
    #expect(CovarianceFamily.spherical.freeParameters(components: 1, features: count) == 1)
  }
}
