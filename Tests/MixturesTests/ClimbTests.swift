import LinearAlgebra
import Mixtures
import Probability
import Randomness
import TestSupport
import Testing

struct ClimbTests {
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

  @Test func aClimbEndsWhereTheLikelihoodChangesByLessThanTheTolerance() throws {
    var stream = RandomStream(seed: 11)
    let points = threeClusters(400, using: &stream)
    let fit = try ExpectationMaximization(family: .diagonal, components: 3, tolerance: 1e-4).fit(points, using: &stream)
    #expect(fit.outcome == .converged)
    let values = fit.trace + [fit.meanLogLikelihood]
    let changes = zip(values, values.dropFirst()).map { abs($1 - $0) }
    #expect(changes.dropLast().allSatisfy { $0 >= 1e-4 } && changes[changes.count - 1] < 1e-4)
  }
}
