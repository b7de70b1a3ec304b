import AutoencoderArtifacts
import Autoencoders
import Interchange
import LinearAlgebra
import Networks
import Probability
import StageTestSupport
import Stages
import StructuredAutoencoderStages
import TestSupport
import Testing

/// What M2 begins with is seen where it climbs nothing.
@Suite struct PretrainingTests {
  private let parameters =
    smallFit.filter { $0.0 != "epochs" } + [
      ("components", "2"), ("epochs", "0"), ("pretraining-epochs", "60"), ("pretraining-learning-rate", "1e-2"),
    ]

  @Test func networksLearnToReconstruct() throws {
    let fit = try stage(FitM2.self, parameters).run(twoClusters, in: .silent)
    #expect(fit.pretrainingErrors.count == 60 && fit.pretrainingErrors[59] < fit.pretrainingErrors[0] / 4)
  }

  @Test func thePriorIsTheMixtureOfTheCodes() throws {
    let fit = try stage(FitM2.self, parameters).run(twoClusters, in: .silent)
    let (codes, prior) = (fit.codes.joined, try #require(fit.codes.joined.prior))
    let classes = try #require(codes.classes)
    for label in 0..<2 {
      let rows = classes.indices.filter { classes[$0] == label }
      let mean = (0..<2).map { i in rows.reduce(0) { $0 + codes.codes[$1, i] } / Double(rows.count) }
      let distances = (0..<2).map { k in
        (0..<2).reduce(0.0) { $0 + (mean[$1] - prior.means[k, $1]) * (mean[$1] - prior.means[k, $1]) }.squareRoot()
      }
      // Clusters ten deviations apart: a component each, whose mean is stored in single precision.
      #expect((distances.min() ?? 1) < 1e-3 * (distances.max() ?? 0), "\(distances)")
    }
  }

  /// All components of the posterior begin alike, so the code is that of any of them, however many there are.
  @Test func componentsOfThePosteriorBeginAlike() throws {
    let one = try stage(FitM2.self, parameters).run(twoClusters, in: .silent).codes.joined.codes
    let three = try stage(FitM2.self, parameters.map { $0.0 == "components" ? ("components", "3") : $0 }).run(
      twoClusters, in: .silent
    ).codes.joined.codes
    expectClose(one, three, relative: 1e-9, absolute: 1e-9)
  }
}
