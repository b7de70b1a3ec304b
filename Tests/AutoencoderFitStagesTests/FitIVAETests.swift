import AutoencoderArtifacts
import AutoencoderFitStages
import Autoencoders
import Interchange
import LearningArtifacts
import LinearAlgebra
import Networks
import Parameters
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

/// The parameters of a fit that takes a moment.
let quickLabelledFit: [(String, String)] = [
  ("latents", "2"), ("hidden", "8,"), ("seed", "3"), ("epochs", "60"), ("pretraining-epochs", "60"),
  ("pretraining-learning-rate", "1e-2"), ("batch", "40"), ("learning-rate", "5e-3"),
]

/// Such a fit, with other parameters where some are given.
func labelledFit(_ more: [(String, String)] = [], to points: Points = twoClusters) throws -> FittedAutoencoder {
  try stage(FitIVAE.self, quickLabelledFit.filter { own in !more.contains { $0.0 == own.0 } } + more)
    .run(points, in: .silent)
}

struct FitIVAETests {
  @Test(arguments: ["true", "false"]) func theBoundClimbsAndEachLabelHasAPrior(encoderSees: String) throws {
    let fit = try labelledFit([("encoder-sees-labels", encoderSees)])
    let totals = try #require(fit.curve["total"])
    #expect(totals[59] > totals[0])
    let prior = try #require(fit.codes.joined.prior)
    #expect(prior.components == 2)
    expectClose(prior.weights, [0.5, 0.5], absolute: 1e-6)
    let codes = fit.codes.joined
    for label in 0..<2 {
      let own = codes.codes.rows(at: (0..<120).filter { $0 % 2 == label })
      let means = own.columnSums.map { $0 / 60 }
      for j in 0..<2 {
        // A prior that was climbed from the codes' moments stays near them.
        let deviation = prior.covariance(ofComponent: label)[j, j].squareRoot()
        #expect(abs(means[j] - prior.means[label, j]) < 2 * deviation)
      }
    }
    #expect(try FittedAutoencoder(files: fit.files()) == fit)
    #expect(try Codes(files: fit.files()) == codes)
  }

  @Test func itIsToldTheLabelsAndNotTheirMeaning() throws {
    let swapped = Points(twoClusters.coordinates, labels: twoClusters.labels?.map { 1 - $0 })
    let (one, other) = (try labelledFit(), try labelledFit(to: swapped))
    // In single precision, and norms are summed in another order.
    expectClose(one.codes.joined.codes, other.codes.joined.codes, absolute: 1e-2)
    let halves = Points(twoClusters.coordinates, labels: (0..<120).map { $0 / 60 })
    #expect(try labelledFit(to: halves).outcome.bound.total < one.outcome.bound.total - 0.02)
  }

  @Test func thePriorCanBeOfOtherKinds() throws {
    let full = try labelledFit([("prior", "full"), ("posterior", "full"), ("epochs", "3")])
    #expect(full.codes.joined.prior?.covariances.family == .full)
    let zero = try labelledFit([("means", "zero"), ("epochs", "3")])
    #expect(zero.codes.joined.prior?.means.elements.allSatisfy { $0 == 0 } == true)
    let several = try labelledFit([("components", "2"), ("epochs", "3")])
    #expect(several.codes.joined.prior?.components == 4)
    let network = try labelledFit([("means", "zero"), ("prior-hidden", "6"), ("epochs", "3")])
    #expect(network.configuration.architecture.labels?.hidden == 6)
    for fit in [full, zero, several, network] { #expect(try FittedAutoencoder(files: fit.files()) == fit) }
  }

  @Test func whatItCannotTakeIsSaid() throws {
    let points = twoClusters.coordinates
    #expect(
      throws: ArtifactError("the points have no labels, which 'fit-ivae' asks for; 'fit-vade' asks for none")
    ) { try labelledFit(to: Points(points)) }
    #expect(throws: ArtifactError("point 0 has the label -1; labels count from 0 on, up to 9999")) {
      try labelledFit(to: Points(points, labels: [-1] + [Int](repeating: 0, count: 119)))
    }
    #expect(throws: ArtifactError.self) {
      try labelledFit(to: Points(points, labels: [.max] + [Int](repeating: 0, count: 119)))
    }
  }
}
