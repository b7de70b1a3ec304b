import BlockMixtures
import LinearAlgebra
import Mixtures
import Probability
import Randomness
import RowBlocks
import TestSupport
import Testing

/// Points about three centres in three dimensions, one feature a thousand times as wide as the others.
private func clusters(_ count: Int) -> Matrix<Double> {
  var stream = RandomStream(seed: 4)
  let rows = (0..<count).map { n in
    let centre = 4 * Double(n % 3)
    let (x, y) = (stream.normal(), stream.normal())
    return [centre + x, x + 0.5 * y - centre, 1000 * (0.3 * y + stream.normal()) + 50]
  }
  return Matrix(rows)
}

struct BlockFitTests {
  private let points = clusters(70_001)

  /// The iterations over all points from a given start, without a sample.
  private func climb(
    _ settings: ExpectationMaximization, from start: GaussianMixture, _ points: RowBlocks
  ) throws -> BlockFit {
    var stream = RandomStream(seed: 1)
    let begun = FittingState(finished: [.failed(.noChoice)], best: nil, model: start, trace: [])
    return try settings.fit(blocks: points, using: &stream, resuming: begun)
  }

  /// Mixtures in memory are held against scikit-learn's values.
  @Test(arguments: CovarianceFamily.allCases, [nil, 0.01])
  func iterationsInBlocksAreThoseInMemory(family: CovarianceFamily, floor: Double?) throws {
    var stream = RandomStream(seed: 1)
    let small = points.rows(0..<20_001)
    let start = try ExpectationMaximization(family: family, components: 3, iterations: 1).fit(small, using: &stream)
    let settings = ExpectationMaximization(
      family: family, components: 3, start: .given(start.model), floor: floor, tolerance: 0, iterations: 15)
    let whole = try settings.fit(small, using: &stream)
    let blocks = try climb(settings, from: start.model, RowBlocks(small))
    // Sums over 20,001 points in another order, through 15 iterations.
    expectClose(blocks.trace, whole.trace, relative: 1e-12)
    expectClose(blocks.meanLogLikelihood, whole.meanLogLikelihood, relative: 1e-12)
    expectClose(blocks.model.weights, whole.model.weights, relative: 1e-9)
    expectClose(blocks.model.means, whole.model.means, relative: 1e-9, absolute: 1e-8)
    expectClose(blocks.model.covariances.elements, whole.model.covariances.elements, relative: 1e-8, absolute: 1e-7)
    #expect(blocks.outcome == whole.outcome && blocks.flooredComponents == whole.flooredComponents.count)
  }

  @Test func blocksOfAnySizeAreReadInOrderAndOnlyTheirNumbersCount() throws {
    let settings = ExpectationMaximization(family: .full, components: 3, tolerance: 0, iterations: 4)
    var stream = RandomStream(seed: 1)
    let start = try ExpectationMaximization(family: .full, components: 3).fit(points.rows(0..<900), using: &stream)
    let first = try climb(settings, from: start.model, RowBlocks(points))
    #expect(first == (try climb(settings, from: start.model, RowBlocks(points))), "on any order of cores")
    for (before, after) in zip(first.trace, first.trace.dropFirst()) { #expect(after >= before - 1e-12) }
  }

  @Test func startsAreOnASampleAndGoOnOverAllPoints() throws {
    let many = clusters(210_000)
    let settings = ExpectationMaximization(family: .diagonal, components: 3, restarts: 2, tolerance: 1e-5)
    var stream = RandomStream(seed: 2)
    var states: [FittingState] = []
    let fit = try settings.fit(blocks: RowBlocks(many), using: &stream) { states.append($0) }
    #expect(fit.startPoints == 200_000 && fit.restarts.count == 2 && fit.outcome == .converged)
    #expect(states.contains { $0.finished.isEmpty } && states.last?.finished.count == 2)
    #expect(fit.trace.count == states.count { $0.finished.count == 2 })
    for middle in [states[0], states[states.count / 2], states[states.count - 1]] {
      var again = RandomStream(seed: 2)
      #expect(try settings.fit(blocks: RowBlocks(many), using: &again, resuming: middle) == fit, "to the same bits")
    }
  }

  @Test func aSampleGrowsWithTheComponentsAndNeverBeyondThePoints() {
    #expect(ExpectationMaximization.startPoints(of: 10_000_000, components: 10) == 200_000)
    #expect(ExpectationMaximization.startPoints(of: 10_000_000, components: 10_000) == 500_000)
    #expect(ExpectationMaximization.startPoints(of: 5000, components: 10_000) == 5000)
  }

  @Test func whatCannotBeFittedIsAnError() {
    func error(_ points: Matrix<Double>, components: Int = 2) -> (any Error)? {
      var stream = RandomStream(seed: 1)
      let settings = ExpectationMaximization(family: .full, components: components)
      return #expect(throws: (any Error).self) { try settings.fit(blocks: RowBlocks(points), using: &stream) }
    }
    #expect(
      error(Matrix([[1.0], [2]]), components: 3) as? FitError == .tooFewPoints(points: 2, features: 1, components: 3))
    #expect(error(Matrix([[1e200], [2], [3]])) as? FitError == .overflow(iteration: 0))
    #expect(error(Matrix([[1e-200], [2e-200], [3e-200]])) as? FitError == .underflow)
    struct Gone: Error {}
    var stream = RandomStream(seed: 1)
    let gone = RowBlocks(rows: 10, columns: 1) { _ in throw Gone() }
    #expect(throws: Gone.self) {
      try ExpectationMaximization(family: .full, components: 2).fit(blocks: gone, using: &stream)
    }
  }

  @Test func aSingularCovarianceAndACollapsedComponentAreNamed() throws {
    let flat = Matrix((0..<600).map { [Double($0 % 7), 5] })
    let settings = ExpectationMaximization(family: .full, components: 1, floor: 0, iterations: 5)
    let round = GaussianMixture(weights: [1], means: Matrix([[3.0, 5]]), covariances: .full([.identity(2)]))
    #expect(throws: FitError.singular(component: 0, feature: 1, iteration: 1)) {
      try climb(settings, from: round, RowBlocks(flat))
    }
    let far = GaussianMixture(
      weights: [0.5, 0.5], means: Matrix([[3.0, 5], [1e4, 0]]), covariances: .full([.identity(2), .identity(2)]))
    #expect(throws: FitError.collapsed(component: 1, count: 0, iteration: 1)) {
      try climb(ExpectationMaximization(family: .full, components: 2), from: far, RowBlocks(flat))
    }
  }
}
