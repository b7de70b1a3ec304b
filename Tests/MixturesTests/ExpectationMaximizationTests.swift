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

  @Test(arguments: CovarianceFamily.allCases, 1...4 as ClosedRange<UInt64>)
  func theLikelihoodNeverFalls(family: CovarianceFamily, seed: UInt64) throws {
    var stream = RandomStream(seed: seed)
    let points = threeClusters(400, using: &stream)
    let start: ExpectationMaximization.Start = [.kMeansPlusPlus, .kMeans, .randomResponsibilities][Int(seed % 3)]
    let fit = try ExpectationMaximization(
      family: family, components: 4, start: start, floor: 0, tolerance: 1e-9, iterations: 300
    ).fit(points, using: &stream)
    #expect(fit.trace.count > 2)
    for (before, after) in zip(fit.trace, fit.trace.dropFirst() + [fit.meanLogLikelihood]) {
      // A mean of 400 numbers of order one, each rounded.
      #expect(after >= before - 1e-13, "fell from \(before) to \(after)")
    }
  }

  @Test(arguments: CovarianceFamily.allCases)
  func theOrderOfThePointsDoesNotMatter(family: CovarianceFamily) throws {
    var stream = RandomStream(seed: 5)
    let points = threeClusters(500, using: &stream)
    let shuffled = points.rows(at: stream.permutation(500))
    var (a, b) = (RandomStream(seed: 1), RandomStream(seed: 1))
    let begin = try ExpectationMaximization(family: family, components: 3, iterations: 3).fit(points, using: &a)
    let settings = ExpectationMaximization(
      family: family, components: 3, start: .given(begin.model), tolerance: 0, iterations: 20)
    let first = try settings.fit(points, using: &a).model
    let second = try settings.fit(shuffled, using: &b).model
    // Sums over 500 points in another order, through 20 rounds that may enlarge their rounding.
    expectClose(first.means, second.means, relative: 1e-10, absolute: 1e-10)
    expectClose(first.covariances.elements, second.covariances.elements, relative: 1e-10, absolute: 1e-10)
  }

  @Test func aFullFitFollowsAnAffineMapOfThePoints() throws {
    var stream = RandomStream(seed: 6)
    let points = threeClusters(300, using: &stream)
    let (map, shift) = (Matrix([[2.0, 1], [-0.5, 3]]), [10.0, -4])
    let moved = matmulTransposedSecond(points, map).addingToRows(shift)
    let begin = try ExpectationMaximization(family: .full, components: 3, floor: 0, iterations: 2)
      .fit(points, using: &stream).model
    var settings = ExpectationMaximization(
      family: .full, components: 3, start: .given(begin), floor: 0, tolerance: 0, iterations: 25)
    let here = try settings.fit(points, using: &stream)
    settings.start = .given(try begin.pushedForward(by: map, shift: shift))
    let there = try settings.fit(moved, using: &stream)
    let expected = try here.model.pushedForward(by: map, shift: shift)
    // Rounding of coordinates of order ten, through 25 rounds.
    expectClose(there.model.means, expected.means, relative: 1e-9)
    expectClose(there.model.covariances.elements, expected.covariances.elements, relative: 1e-9, absolute: 1e-9)
    // log |det A| = log 6.5.
    expectClose(there.meanLogLikelihood, here.meanLogLikelihood - 1.8718021769015913, absolute: 1e-10)
  }

  @Test func restartsKeepTheBestAndTheSeedDeterminesAll() throws {
    var stream = RandomStream(seed: 7)
    let points = threeClusters(300, using: &stream)
    let settings = ExpectationMaximization(family: .spherical, components: 5, start: .kMeansPlusPlus, restarts: 6)
    var (a, b) = (RandomStream(seed: 3), RandomStream(seed: 3))
    let fit = try settings.fit(points, using: &a)
    #expect(fit == (try settings.fit(points, using: &b)))
    let reached = fit.restarts.compactMap {
      if case .fitted(let value, _, _) = $0 { value } else { nil }
    }
    #expect(reached.count == 6 && Set(reached).count > 1)
    #expect(fit.meanLogLikelihood == reached.max())
    #expect(fit != (try settings.fit(points, using: &a)), "a stream that has moved on draws other starts")
  }

  @Test func aFitGoesOnFromAnyStateToTheSameBits() throws {
    var stream = RandomStream(seed: 8)
    let points = threeClusters(300, using: &stream)
    let settings = ExpectationMaximization(family: .full, components: 4, restarts: 3, iterations: 12)
    var states: [FittingState] = []
    var own = RandomStream(seed: 2)
    let whole = try settings.fit(points, using: &own) { states.append($0) }
    #expect(states.count >= 12)
    for state in states {
      var again = RandomStream(seed: 2)
      #expect(try settings.fit(points, using: &again, resuming: state) == whole)
    }
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

  @Test func identicalPointsLeaveAComponentWithoutAny() {
    let points = Matrix(rows: 20, columns: 2, repeating: 1.5)
    var stream = RandomStream(seed: 1)
    #expect(throws: FitError.collapsed(component: 1, count: 0, iteration: 0)) {
      try ExpectationMaximization(family: .full, components: 2).fit(points, using: &stream)
    }
  }

  @Test(arguments: CovarianceFamily.allCases)
  func identicalPointsHaveNoCovarianceWithoutAFloor(family: CovarianceFamily) {
    let points = Matrix(rows: 20, columns: 2, repeating: 0.1)
    var stream = RandomStream(seed: 1)
    #expect(throws: FitError.singular(component: 0, feature: 0, iteration: 0)) {
      try ExpectationMaximization(family: family, components: 1, floor: 0).fit(points, using: &stream)
    }
  }

  @Test func collinearFeaturesAreNamedWithWhatToDo() throws {
    var stream = RandomStream(seed: 2)
    let points = Matrix(stream.normals(50).map { [$0, 1 - $0 / 3] })
    let error = #expect(throws: FitError.self) {
      try ExpectationMaximization(family: .tied, components: 1, floor: 0).fit(points, using: &stream)
    }
    #expect(
      error?.description == "the covariance of component 0 is singular at feature 1 at iteration 0; "
        + "drop collinear or constant features, ask for fewer components, or raise the covariance floor where there is one"
    )
  }

  @Test func aComponentThatShrinksOntoAPointIsNamedWithItsIteration() throws {
    // One point far away, and a component that starts nearer to it than to the others.
    var stream = RandomStream(seed: 4)
    let points = Matrix(stream.normals(30).map { [$0] } + [[60]])
    let start = GaussianMixture(
      weights: [0.5, 0.5], means: Matrix([[0.0], [50]]), covariances: .full([.identity(1), .identity(1)]))
    #expect(throws: FitError.singular(component: 1, feature: 0, iteration: 1)) {
      try ExpectationMaximization(family: .full, components: 2, start: .given(start), floor: 0)
        .fit(points, using: &stream)
    }
  }

  @Test func pointsThatAreNoneAreErrors() {
    var stream = RandomStream(seed: 1)
    let settings = ExpectationMaximization(family: .full, components: 3)
    #expect(throws: FitError.notFinite(row: 1, column: 0)) {
      try settings.fit(Matrix([[0.0], [.nan], [1], [2]]), using: &stream)
    }
    #expect(throws: FitError.tooFewPoints(points: 2, features: 1, components: 3)) {
      try settings.fit(Matrix([[0.0], [1]]), using: &stream)
    }
    #expect(throws: FitError.overflow(iteration: 0)) {
      try ExpectationMaximization(
        family: .spherical, components: 1,
        start: .given(GaussianMixture(weights: [1], means: Matrix([[0.0]]), covariances: .spherical([1])))
      ).fit(Matrix([[1e200], [-1e200]]), using: &stream)
    }
  }

  @Test func aStartOfAnotherFamilyIsAnError() {
    var stream = RandomStream(seed: 1)
    let start = GaussianMixture(weights: [1], means: Matrix([[0.0]]), covariances: .spherical([1]))
    let error = #expect(throws: FitError.self) {
      try ExpectationMaximization(family: .full, components: 1, start: .given(start))
        .fit(Matrix([[1.0], [2]]), using: &stream)
    }
    #expect(
      error?.description
        == "the start is 1 spherical components over 1 features; the fit asks for 1 full components over 1 features")
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
