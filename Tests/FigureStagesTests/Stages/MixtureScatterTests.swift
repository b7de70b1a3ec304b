import FigureStages
import Interchange
import LinearAlgebra
import Plotting
import Probability
import StageTestSupport
import Stages
import Testing

@Suite struct MixtureScatterTests {
  private let points = fourPoints.coordinates

  @Test func coloursFollowTheMeansFromLeftToRight() throws {
    let plot = try stage(MixtureScatter.self).plot(points, [fit(), fit(left: 9)])
    #expect(plot.panels.map(\.title) == ["run 1", "run 2"])
    // The second component's mean is to the left in the first run, far to the right in the second.
    #expect(plot.panels[0].groups == [0, 1, 1, 0])
    #expect(plot.panels[1].groups == [0, 0, 0, 0])
    #expect(plot.panels.map { $0.ellipses.map(\.group) } == [[1, 0], [0, 1]])
  }

  @Test func ellipsesAreTheMarginalsOfTheShownFeatures() throws {
    let plot = try stage(MixtureScatter.self, [("x", "2"), ("y", "1")]).plot(points, [fit()])
    let expected = Ellipse(group: 0, mean: [0, 3], varianceX: 2, varianceY: 1, covariance: 0.5)
    #expect(plot.panels[0].ellipses[0] == expected)
    #expect(plot.x == "feature 2")
    #expect(plot.note == "ellipses are drawn at one and two standard deviations")
  }

  @Test func pointsBelongToComponentsInAllTheirFeatures() throws {
    // Only the third feature, which is not shown, tells the components apart.
    let mixture = GaussianMixture(
      weights: [0.5, 0.5], means: Matrix([[0, 0, 5], [1, 0, -5]]), covariances: .spherical([1, 1]))
    let fit = FittedMixture(mixture, trace: [], meanLogLikelihood: 0, points: 2, converged: true)
    let plot = try stage(MixtureScatter.self).plot(Matrix([[1, 0, 4], [0, 0, -4]]), [fit])
    #expect(plot.panels[0].groups == [0, 1])
  }

  @Test func panelsAreNamedOneByOne() throws {
    let named = try stage(MixtureScatter.self, [("panels", "seed 3,seed 5")])
    #expect(try named.plot(points, [fit(), fit()]).panels.map(\.title) == ["seed 3", "seed 5"])
    #expect(throws: FigureError.names("panels", given: 2, needed: 1)) { try named.plot(points, [fit()]) }
    #expect(throws: FigureError.nothing("runs")) { try named.plot(points, []) }
  }

  @Test func aMixtureOfOtherFeaturesIsAnError() throws {
    let drawing = try stage(MixtureScatter.self)
    let error = FigureError.features(mixture: 2, other: 3, what: "the points have")
    #expect(throws: error) { try drawing.plot(Matrix([[1, 2, 3]]), [fit()]) }
    #expect(
      error.description == "the mixture has 2 features, but the points have 3; draw it with what it was fitted to")
  }

  @Test func severalRunsBecomeAFigure() throws {
    let figure = try stage(MixtureScatter.self).run(Pair(fourPoints, [fit(), fit(left: 1)]), in: .silent)
    let text = String(decoding: figure.light, as: UTF8.self)
    #expect(text.contains("<text>run 1</text>") && text.contains("<text>run 2</text>"))
  }
}
