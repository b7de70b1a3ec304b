import AutoencoderArtifacts
import AutoencoderFitStages
import Autoencoders
import Interchange
import LinearAlgebra
import Probability
import StageTestSupport
import TestSupport
import Testing

struct LabelledPriorTests {
  @Test func aFirstPriorOfZeroMeansHasTheMeanSquares() throws {
    let fit = try labelledFit([("means", "zero"), ("epochs", "0")])
    let prior = try #require(fit.codes.joined.prior)
    for label in 0..<2 {
      let own = fit.codes.joined.codes.rows(at: (0..<120).filter { $0 % 2 == label })
      for j in 0..<2 {
        let square = own.column(j).reduce(0) { $0 + $1 * $1 } / 60
        // The model is in single precision.
        expectClose(prior.covariance(ofComponent: label)[j, j], square, relative: 1e-4, absolute: 2e-6)
      }
    }
  }

  @Test func aLabelOfFewPointsHasThePriorOfAll() throws {
    var labels = twoClusters.labels ?? []
    labels[0] = 3
    let fit = try labelledFit([("epochs", "0")], to: Points(twoClusters.coordinates, labels: labels))
    let prior = try #require(fit.codes.joined.prior)
    #expect(prior.components == 4)
    expectClose(prior.means.row(2), prior.means.row(3), absolute: 1e-6)
  }
}
