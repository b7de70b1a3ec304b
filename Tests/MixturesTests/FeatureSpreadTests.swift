import LinearAlgebra
import Mixtures
import Probability
import Randomness
import RowBlocks
import TestSupport
import Testing

struct FeatureSpreadTests {
  @Test func pointsThatAreNoneAreErrors() {
    var stream = RandomStream(seed: 1)
    let settings = ExpectationMaximization(family: .full, components: 3)
    #expect(throws: FitError.notFinite(row: 1, column: 0)) {
      try settings.fit(Matrix([[0.0], [.nan], [1], [2]]), using: &stream)
    }
    #expect(throws: FitError.tooFewPoints(points: 2, features: 1, components: 3)) {
      try settings.fit(Matrix([[0.0], [1]]), using: &stream)
    }
    #expect(throws: FitError.tooFewPoints(points: 2, features: 1, components: .max)) {
      try ExpectationMaximization(family: .full, components: .max).fit(Matrix([[0.0], [1]]), using: &stream)
    }
    #expect(throws: FitError.overflow(iteration: 0)) {
      try ExpectationMaximization(
        family: .spherical, components: 1,
        start: .given(GaussianMixture(weights: [1], means: Matrix([[0.0]]), covariances: .spherical([1])))
      ).fit(Matrix([[1e200], [-1e200]]), using: &stream)
    }
  }

  @Test func pointsWhoseSquaresAreNoNumbersAreRefused() {
    var stream = RandomStream(seed: 1)
    #expect(throws: FitError.underflow) {
      try ExpectationMaximization(family: .full, components: 2).fit(
        Matrix([[1e-200], [2e-200], [3e-200]]), using: &stream)
    }
    #expect(throws: FitError.overflow(iteration: 0)) {
      try ExpectationMaximization(family: .full, components: 2).fit(Matrix([[1e200], [2], [3]]), using: &stream)
    }
  }

  @Test func aValueThatIsNoNumberIsNamedInWhateverBlockItLies() {
    var points = Matrix<Double>(rows: 1000, columns: 200, repeating: 1)
    points[700, 3] = .infinity
    var stream = RandomStream(seed: 1)
    #expect(throws: FitError.notFinite(row: 700, column: 3)) {
      try ExpectationMaximization(family: .diagonal, components: 1).fit(points, using: &stream)
    }
    #expect(throws: FitError.notFinite(row: 700, column: 3)) {
      try ExpectationMaximization(family: .diagonal, components: 1).fit(blocks: RowBlocks(points), using: &stream)
    }
  }

  /// The floor tells the variance of all points, here of four blocks, each about another centre.
  @Test func theSpreadOfBlocksIsThatOfAllPoints() throws {
    var stream = RandomStream(seed: 6)
    let points = Matrix(
      rows: 1000, columns: 200, elements: stream.normals(200_000).enumerated().map { $1 + Double($0 / 60_000) })
    let variances = points.centred.map { $0 * $0 }.columnMeans
    let fit = try ExpectationMaximization(family: .diagonal, components: 1).fit(points, using: &stream)
    for j in 0..<200 {
      // A millionth of the variance is added, and rounding is a millionth of a millionth of that.
      expectClose(fit.model.covariance(ofComponent: 0)[j, j] / variances[j] - 1, 1e-6, relative: 1e-6)
    }
  }
}
