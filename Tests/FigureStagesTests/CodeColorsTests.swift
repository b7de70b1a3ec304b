import AlignmentArtifacts
import FigureStages
import Interchange
import LinearAlgebra
import Plotting
import Probability
import StageTestSupport
import Testing

/// The colours of codes and components, as the scatter plot of codes has them.
@Suite struct CodeColorsTests {
  private let points = Matrix<Double>([[-3, 1], [-3, -1], [3, 1], [3, 0]])

  private func codes(_ classes: [Int]? = nil, prior: GaussianMixture? = twoComponents) -> Codes {
    Codes(points, classes: classes, prior: prior)
  }

  private func plot(_ codes: [Codes], components: [[Int]]? = nil, classes: String? = nil) throws -> ScatterPlot {
    try stage(LatentScatter.self, classes.map { [("classes", $0)] } ?? []).plot(
      codes, comparison(runs: codes.count, components: components))
  }

  @Test func classesAreColoursInAscendingOrderOfTheirLabels() throws {
    let plot = try plot([codes([30, -2, 30, 7]), codes([7, 7, -2, 30])])
    #expect(plot.groupNames == ["-2", "7", "30"])
    #expect(plot.panels.prefix(2).map(\.groups) == [[2, 0, 2, 1], [1, 1, 0, 2]])
  }

  @Test func aClassThatTheFirstRunDoesNotKnowHasAColourOfItsOwn() throws {
    let plot = try plot([codes([0, 0, 1, 1]), codes([0, 5, 1, 1]), codes(nil)])
    #expect(plot.panels[1].groups == [0, 2, 1, 1] && plot.panels[2].groups == [2, 2, 2, 2])
  }

  @Test func aComponentWithoutCodesIsOfNoClass() throws {
    let far = GaussianMixture(
      weights: [0.5, 0.5], means: Matrix([[0, 0], [1e3, 0]]), covariances: .spherical([1, 1]))
    let plot = try plot([codes([4, 4, 4, 7], prior: far), codes([4, 4, 4, 7], prior: far)])
    #expect(plot.panels[2].ellipses.map(\.group) == [0, 2])
  }

  @Test func withoutClassesAndMatchesEachRunCountsItsOwnComponents() throws {
    let turned = GaussianMixture(
      weights: [0.75, 0.25], means: Matrix([[3, 0], [-3, 0]]), covariances: twoComponents.covariances)
    let plot = try plot([codes(), codes(prior: turned)])
    #expect(plot.panels[0].groups == [0, 0, 1, 1] && plot.panels[1].groups == [1, 1, 0, 0])
    // Matched to the first run's, they have its colours.
    let matched = try self.plot([codes(), codes(prior: turned)], components: [[0, 1], [1, 0]])
    #expect(matched.panels[1].groups == [0, 0, 1, 1])
  }

  @Test func aComparisonOfOtherPriorsIsRefused() throws {
    let three = GaussianMixture(
      weights: [0.25, 0.25, 0.5], means: Matrix([[0, 0], [1, 1], [9, 9]]), covariances: .spherical([1, 1, 1]))
    let error = #expect(throws: FigureError.self) {
      try plot([codes(), codes(prior: three)], components: [[0, 1], [1, 0]])
    }
    #expect(
      error?.description
        == "the prior of run 2 has 3 components, but the comparison is of 2; draw it with what it was made of")
  }

  @Test func namesMustBeAsManyAsClasses() throws {
    #expect(try plot([codes([0, 1, 1, 0]), codes()], classes: "low,high").groupNames == ["low", "high"])
    #expect(throws: FigureError.names("classes", given: 2, needed: 0)) { try plot([codes(), codes()], classes: "a,b") }
  }
}
