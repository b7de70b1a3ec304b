import LinearAlgebra
import Mixtures
import Probability
import Randomness
import TestSupport
import Testing

struct ExpectationMaximizationTests {
  @Test(arguments: try ReferenceCase.all())
  func aFitAgreesWithScikitLearn(_ reference: ReferenceCase) throws {
    var stream = RandomStream(seed: 1)
    let fit = try ExpectationMaximization(
      family: reference.start.covariances.family, components: reference.initialWeights.count,
      start: .given(reference.start), floor: reference.regularization, tolerance: 0, iterations: reference.iterations
    ).fit(reference.points, using: &stream)
    // Means lie near zero beside coordinates of order one: hence the absolute part.
    let exact = 1e-8
    expectClose(fit.model.weights, reference.weights, relative: exact, "weights")
    expectClose(fit.model.means, Matrix(reference.means), relative: exact, absolute: 1e-10, "means")
    expectClose(
      fit.model.covariances.elements, reference.covariances.numbers, relative: exact, absolute: 1e-10, "covariances")
    expectClose(fit.meanLogLikelihood, reference.meanLogLikelihood, relative: exact, "log-likelihood")
    expectClose(fit.bic, reference.bic, relative: exact, "BIC")
    expectClose(fit.aic, reference.aic, relative: exact, "AIC")
    let rows = reference.responsibilitiesFirstRows
    expectClose(
      try fit.model.responsibilities(of: reference.points.rows(0..<rows.count)), Matrix(rows), relative: exact,
      absolute: 1e-12, "responsibilities")
    #expect(fit.iterations == reference.iterations && fit.outcome == .ranOut)
  }

  @Test func oneComponentIsTheMeanAndTheCovariance() throws {
    let points = Matrix([[0.0, 0], [2, 0], [0, 4], [2, 4]])
    var stream = RandomStream(seed: 1)
    let fit = try ExpectationMaximization(family: .full, components: 1, floor: 0).fit(points, using: &stream)
    #expect(fit.model.weights == [1] && fit.outcome == .converged)
    // Four points of small whole numbers: exact but for a division.
    expectClose(fit.model.means, Matrix([[1.0, 2]]), absolute: 1e-15)
    expectClose(fit.model.covariances.elements, [1, 0, 0, 4], absolute: 1e-14)
  }

  @Test(arguments: CovarianceFamily.allCases)
  func aComponentForEachPointSitsOnIt(family: CovarianceFamily) throws {
    let points = Matrix([[0.0, 0], [10, 0], [0, 10]])
    var stream = RandomStream(seed: 1)
    let fit = try ExpectationMaximization(family: family, components: 3, floor: 0.01).fit(points, using: &stream)
    // Deviations of 0.1 leave nothing of one point at another, ten away.
    expectClose(fit.model.means.elements.sorted(), [0, 0, 0, 0, 10, 10], absolute: 1e-12)
    expectClose(fit.model.weights, [1.0 / 3, 1.0 / 3, 1.0 / 3], relative: 1e-12)
  }

  @Test func onePointHasItselfAsItsMeanAndTheFloorAsItsVariance() throws {
    var stream = RandomStream(seed: 1)
    let fit = try ExpectationMaximization(family: .diagonal, components: 1, floor: 0.5)
      .fit(Matrix([[3.0, -1]]), using: &stream)
    #expect(fit.model.means == Matrix([[3.0, -1]]))
    #expect(fit.model.covariances == .diagonal(Matrix([[0.5, 0.5]])))
  }
}

/// Points of three Gaussian clusters of different shapes in the plane.
func threeClusters(_ count: Int, using stream: inout RandomStream) -> Matrix<Double> {
  let truth = GaussianMixture(
    weights: [0.5, 0.3, 0.2], means: Matrix([[0.0, 0], [4, 1], [-1, 5]]),
    covariances: .full([
      Matrix([[1.0, 0.3], [0.3, 0.5]]), Matrix([[0.4, -0.2], [-0.2, 1.5]]), Matrix([[2.0, 0], [0, 0.3]]),
    ]))
  do {
    return try truth.sample(count, using: &stream).points
  } catch {
    fatalError("\(error)")
  }
}
