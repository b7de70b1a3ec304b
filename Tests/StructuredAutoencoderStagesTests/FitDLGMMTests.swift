import AutoencoderArtifacts
import StructuredAutoencoderArtifacts
import Interchange
import LearningArtifacts
import LinearAlgebra
import Probability
import SafetensorsFormat
import Stages
import StageTestSupport
import StructuredAutoencoderStages
import Testing
import TestSupport

@Suite struct FitDLGMMTests {
  @Test func theBoundClimbsAndThePriorStays() throws {
    let parameters = smallFit + [("components", "3"), ("pretraining-epochs", "30")]
    let fit = try stage(FitDLGMM.self, parameters).run(twoClusters, in: .silent)
    try expectWhole(fit, epochs: 60, components: 3)
    #expect(try stage(FitDLGMM.self, parameters).run(twoClusters, in: .silent) == fit)
    #expect(fit.curve.terms == ["reconstruction", "latent-divergence", "stick-divergence", "total"])
    let prior = try #require(fit.codes.prior)
    expectClose(prior.weights, [1.0 / 3, 1.0 / 3, 1.0 / 3], relative: 1e-12)
    // On average over draws the bound is between the others; these are means of 120 points and sixteen draws.
    #expect(number(fit, "marginal-bound") > number(fit, "bound") - 0.02)
    #expect(number(fit, "released-bound") < number(fit, "bound") + 0.02)
    #expect(number(fit, "released-bound") != number(fit, "marginal-bound"))
    let shorter = try stage(FitDLGMM.self, parameters.map { $0.0 == "epochs" ? ("epochs", "1") : $0 }).run(
      twoClusters, in: .silent)
    #expect(shorter.codes.prior == prior)
    #expect(shorter.codes.codes != fit.codes.codes)
  }

  @Test func oneComponentHasNoSticks() {
    #expect(message(FitDLGMM.self, smallFit + [("components", "1")]).contains("'components' is"))
  }
}
