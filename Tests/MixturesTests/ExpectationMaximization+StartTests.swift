import LinearAlgebra
import Mixtures
import Probability
import Randomness
import TestSupport
import Testing

struct ExpectationMaximizationStartTests {
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

  @Test func identicalPointsLeaveAComponentWithoutAny() {
    let points = Matrix(rows: 20, columns: 2, repeating: 1.5)
    var stream = RandomStream(seed: 1)
    #expect(throws: FitError.collapsed(component: 1, count: 0, iteration: 0)) {
      try ExpectationMaximization(family: .full, components: 2).fit(points, using: &stream)
    }
  }

  private func covariance(of points: Matrix<Double>) -> Matrix<Double> {
    1 / Double(points.rows) * matmulTransposedFirst(points.centred, points.centred)
  }

  /// The stream of the first start.
  private func draws() -> RandomStream {
    var stream = RandomStream(seed: 5)
    return RandomStream(seed: stream.next()).child(0)
  }

  private func start(
    _ start: ExpectationMaximization.Start, _ points: Matrix<Double>, floor: Double = 0
  ) throws -> GaussianMixture {
    var stream = RandomStream(seed: 5)
    return try ExpectationMaximization(family: .full, components: 3, start: start, floor: floor, iterations: 0)
      .fit(points, using: &stream).model
  }

  @Test func aStartByKMeansHasItsClusters() throws {
    var stream = RandomStream(seed: 12)
    let points = threeClusters(600, using: &stream)
    var draws = draws()
    let clustering = try KMeans(components: 3).fit(points, using: &draws)
    let model = try start(.kMeans, points)
    for k in 0..<3 {
      let members = points.rows(at: clustering.labels.indices.filter { clustering.labels[$0] == k })
      // Sums of some hundred numbers of order one.
      expectClose(model.weights[k], Double(members.rows) / 600, relative: 1e-14)
      expectClose(model.means.row(k), members.columnMeans, relative: 1e-12, absolute: 1e-12)
      expectClose(model.covariance(ofComponent: k), covariance(of: members), relative: 1e-11, absolute: 1e-11)
    }
  }

  @Test func aStartByKMeansPlusPlusIsItsFirstStep() throws {
    var stream = RandomStream(seed: 12)
    let points = threeClusters(600, using: &stream)
    var draws = draws()
    let clustering = try KMeans(components: 3, iterations: 0).fit(points, using: &draws)
    let model = try start(.kMeansPlusPlus, points)
    for k in 0..<3 {
      let members = points.rows(at: clustering.labels.indices.filter { clustering.labels[$0] == k })
      expectClose(model.weights[k], Double(members.rows) / 600, relative: 1e-14)
      expectClose(model.means.row(k), members.columnMeans, relative: 1e-12, absolute: 1e-12)
    }
  }

  @Test func aRandomStartIsTheMeanOfAllPointsButForItsDraws() throws {
    var stream = RandomStream(seed: 12)
    let points = threeClusters(6000, using: &stream)
    let model = try start(.randomResponsibilities, points)
    // Shares of 1/3 whose deviations are about 0.16: those of means of 6000 are about 0.002, of the points' means 0.02.
    expectClose(model.weights, [1.0 / 3, 1.0 / 3, 1.0 / 3], absolute: 0.01)
    for k in 0..<3 { expectClose(model.means.row(k), points.columnMeans, absolute: 0.15) }
    #expect(model.means.row(0) != model.means.row(1))
  }
}
