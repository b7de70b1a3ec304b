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

@Suite struct FitSVAETests {
  @Test(arguments: ["exact", "released"]) func theBoundClimbsWithoutTheLabels(gradient: String) throws {
    let parameters = smallFit + [("components", "2"), ("gradient", gradient)]
    let fit = try stage(FitSVAE.self, parameters).run(twoClusters, in: .silent)
    try expectWhole(fit, epochs: 60, components: 2)
    let blind = try stage(FitSVAE.self, parameters).run(Points(twoClusters.coordinates), in: .silent)
    #expect(blind.tensors == fit.tensors && blind.codes.codes == fit.codes.codes)
    #expect(fit.curve.terms == ["reconstruction", "local-divergence", "global-divergence", "total"])
    #expect(number(fit, "global-divergence") < 0 && number(fit, "local-divergence") < 0)
    #expect(spread(fit.codes) < 0.5)
    #expect(fit.tensors["belief.scales"]?.shape == [2, 2, 2] && fit.tensors["encoder.skip.weight"] != nil)
  }

  @Test func withoutPathsItIsAnotherModel() throws {
    let fit = try stage(FitSVAE.self, smallFit + [("components", "2"), ("skip-paths", "false")]).run(
      twoClusters, in: .silent)
    try expectWhole(fit, epochs: 60, components: 2)
    #expect(fit.tensors["encoder.skip.weight"] == nil)
  }

  @Test func whatItCannotTakeItSays() throws {
    #expect(message(FitSVAE.self, smallFit + [("components", "0")]).contains("'components' is"))
    #expect(message(FitSVAE.self, smallFit + [("components", "2"), ("slope", "0.1")]).contains("no parameter 'slope'"))
    let fit = try stage(FitSVAE.self, smallFit + [("components", "2")])
    #expect(throws: ArtifactError.self) { try fit.run(Points(Matrix([[1, .infinity]])), in: .silent) }
  }
}
