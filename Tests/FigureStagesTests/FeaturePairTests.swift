import AlignmentArtifacts
import FigureStages
import Interchange
import LinearAlgebra
import Plotting
import Probability
import StageTestSupport
import TestSupport
import Testing

/// The two features that scatter plots show.
@Suite struct FeaturePairTests {
  private let three = GaussianMixture(
    weights: [0.5, 0.5], means: Matrix([[1, 2, 3], [-1, 0, 4]]),
    covariances: .full([
      Matrix([[4, 1, 0.5], [1, 3, -0.25], [0.5, -0.25, 2]]), Matrix([[1, 0, 0], [0, 1, 0.5], [0, 0.5, 1]]),
    ]))

  private func fitted(_ mixture: GaussianMixture) -> FittedMixture {
    FittedMixture(mixture, trace: [], meanLogLikelihood: 0, points: 2, converged: true)
  }

  @Test(arguments: [(1, 2), (3, 1), (2, 2)])
  func aComponentIsItsMarginalDistribution(x: Int, y: Int) throws {
    let points = Matrix<Double>([[1, 2, 3], [-1, 0, 4]])
    let plot = try stage(MixtureScatter.self, [("x", "\(x)"), ("y", "\(y)")]).plot(points, [fitted(three)])
    #expect(plot.panels[0].points == points.columns(at: [x - 1, y - 1]))
    // The same by a map onto the two features.
    var map = Matrix<Double>(rows: 2, columns: 3)
    map[0, x - 1] = 1
    map[1, y - 1] = 1
    let marginal = try three.pushedForward(by: map, shift: [0, 0])
    for k in 0..<2 {
      let (ellipse, covariance) = (plot.panels[0].ellipses[k], marginal.covariance(ofComponent: k))
      expectClose([ellipse.mean.x, ellipse.mean.y], marginal.means.row(k), absolute: 1e-15)
      expectClose(
        [ellipse.varianceX, ellipse.varianceY, ellipse.covariance],
        [covariance[0, 0], covariance[1, 1], covariance[0, 1]], absolute: 1e-15)
    }
  }

  @Test func anImageIsThePriorMovedByTheMap() throws {
    let (w, b) = (Matrix<Double>([[2, 0.5, 0], [0, -1, 1], [0.25, 0, 3]]), [1.0, -2, 0.5])
    let map = CodeComparison.Map(matrix: w, shift: b)
    let codes = Codes(Matrix([[0, 1, 2], [3, 4, 5]]), prior: three)
    let plot = try stage(LatentScatter.self, [("x", "3"), ("y", "2")]).plot(
      [codes, codes], comparison(runs: 2, latents: 3, maps: [map, map]))
    let moved = try three.pushedForward(by: w.transposed, shift: b)
    for k in 0..<2 {
      let (ellipse, covariance) = (plot.panels[3].ellipses[k], moved.covariance(ofComponent: k))
      expectClose([ellipse.mean.x, ellipse.mean.y], [moved.means[k, 2], moved.means[k, 1]], absolute: 1e-14)
      expectClose(
        [ellipse.varianceX, ellipse.varianceY, ellipse.covariance],
        [covariance[2, 2], covariance[1, 1], covariance[2, 1]], absolute: 1e-13)
    }
  }

  @Test func axesAreCalledByTheirFeaturesUnlessTheyHaveNames() throws {
    let plot = try stage(PointsScatter.self, [("x", "2"), ("x-label", "width")]).plot(fourPoints)
    #expect(plot.x == "width" && plot.y == "feature 2")
    let codes = Codes(fourPoints.coordinates)
    #expect(try stage(LatentScatter.self).plot([codes, codes], comparison(runs: 2)).x == "latent 1")
  }

  @Test func aFeatureThatThereIsNotIsNamed() throws {
    let line = Points(Matrix([[1], [2]]))
    let error = #expect(throws: FigureError.self) { try stage(PointsScatter.self).plot(line) }
    #expect(error?.description == "there is no feature 2: the points have 1; choose 'x' and 'y' among 1 to 1")
    #expect(try stage(PointsScatter.self, [("y", "1")]).plot(line).panels[0].points == Matrix([[1, 1], [2, 2]]))
    #expect(throws: FigureError.feature(9, of: 2)) { try stage(PointsScatter.self, [("x", "9")]).plot(fourPoints) }
  }
}
