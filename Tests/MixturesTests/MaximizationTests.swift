import LinearAlgebra
import Mixtures
import Probability
import Randomness
import TestSupport
import Testing

struct MaximizationTests {
  /// The M-step by its formulas, with responsibilities of `Probability`.
  @Test(arguments: CovarianceFamily.allCases)
  func aStepIsThatOfTheFormulas(family: CovarianceFamily) throws {
    var stream = RandomStream(seed: 31)
    let points = threeClusters(500, using: &stream)
    let start = try ExpectationMaximization(family: family, components: 3, iterations: 1).fit(points, using: &stream)
    let model = try ExpectationMaximization(
      family: family, components: 3, start: .given(start.model), floor: 0.01, iterations: 1
    ).fit(points, using: &stream).model
    let responsibilities = try start.model.responsibilities(of: points)
    let counts = responsibilities.columnSums
    var matrices: [Matrix<Double>] = []
    for k in 0..<3 {
      let weights = (0..<500).map { responsibilities[$0, k] / counts[k] }
      let mean = (0..<2).map { j in (0..<500).reduce(0) { $0 + weights[$1] * points[$1, j] } }
      let moved = points.addingToRows(mean.map { -$0 })
      matrices.append(
        Matrix(
          (0..<2).map { i in
            (0..<2).map { j in (0..<500).reduce(0) { $0 + weights[$1] * moved[$1, i] * moved[$1, j] } }
          }))
      // Means of 500 numbers of order one to ten.
      expectClose(model.weights[k], counts[k] / 500, relative: 1e-12)
      expectClose(model.means.row(k), mean, relative: 1e-11, absolute: 1e-12)
    }
    let floor = Matrix.diagonal([0.01, 0.01])
    let tied = (0..<3).reduce(floor) { $0 + counts[$1] / 500 * matrices[$1] }
    for k in 0..<3 {
      let (found, own) = (model.covariance(ofComponent: k), matrices[k] + floor)
      let expected: Matrix<Double> =
        switch family {
        case .full: own
        case .tied: tied
        case .diagonal: .diagonal(own.diagonal)
        case .spherical: .diagonal([Double](repeating: (own[0, 0] + own[1, 1]) / 2, count: 2))
        }
      expectClose(found, expected, relative: 1e-10, absolute: 1e-12)
    }
  }

  @Test func aComponentWithoutPointsIsNamed() throws {
    let points = Matrix((0..<600).map { [Double($0 % 7), 5] })
    let far = GaussianMixture(
      weights: [0.5, 0.5], means: Matrix([[3.0, 5], [1e4, 0]]), covariances: .full([.identity(2), .identity(2)]))
    var stream = RandomStream(seed: 1)
    #expect(throws: FitError.collapsed(component: 1, count: 0, iteration: 1)) {
      try ExpectationMaximization(family: .full, components: 2, start: .given(far)).fit(points, using: &stream)
    }
  }
}
