import LinearAlgebra
import Mixtures
import Probability
import Randomness
import RowBlocks
import TestSupport
import Testing

struct WhiteningsTests {
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

  @Test func aFeatureThatIsConstantIsNamedWithTheIteration() throws {
    let flat = Matrix((0..<600).map { [Double($0 % 7), 5] })
    let settings = ExpectationMaximization(family: .full, components: 1, floor: 0, iterations: 5)
    let round = GaussianMixture(weights: [1], means: Matrix([[3.0, 5]]), covariances: .full([.identity(2)]))
    #expect(throws: FitError.singular(component: 0, feature: 1, iteration: 1)) {
      try climb(settings, from: round, RowBlocks(flat))
    }
  }
}
