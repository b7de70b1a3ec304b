import AutoencoderArtifacts
import Interchange
import LinearAlgebra
import SafetensorsFormat
import StageTestSupport
import Stages
import StructuredAutoencoderArtifacts
import StructuredAutoencoderStages
import TestSupport
import Testing

/// A fit of two epochs, with other parameters besides.
func briefFit<S: Stage>(_ type: S.Type, _ parameters: [(String, String)] = []) throws -> StructuredFit
where S.Input == Points, S.Output == StructuredFit {
  let brief = [
    ("latents", "2"), ("hidden", "8,"), ("seed", "3"), ("epochs", "2"), ("batch", "40"), ("components", "2"),
  ]
  return try stage(type, brief.filter { own in !parameters.contains { $0.0 == own.0 } } + parameters).run(
    twoClusters, in: .silent)
}

@Suite struct StructuredFitTests {
  @Test func hostileFilesAreReadOrRefused() throws {
    #expect(try hostileReadings(of: try briefFit(FitSVAE.self), seed: 4) > 0)
  }

  @Test func anotherKindIsNone() throws {
    var files = try briefFit(FitSVAE.self).files()
    let text = String(decoding: try files["fit.json"], as: UTF8.self)
    files.contents["fit.json"] = Array(text.replacing("fit-svae", with: "fit-vade").utf8)
    let error = #expect(throws: ArtifactError.self) { try StructuredFit(files: files) }
    #expect(error?.description.hasPrefix("'fit.json' does not describe a fit as this version writes it") == true)
  }

  @Test func onlyWeightsOfPointsHaveAConcentration() throws {
    #expect(try briefFit(FitSVAE.self).summary.concentration == nil)
    let sticks = try briefFit(FitDLGMM.self, [("concentration", "1.5"), ("pretraining-epochs", "2")])
    #expect(sticks.summary.concentration == 1.5 && sticks.summary.kind == .dlgmm)
    #expect(try StructuredFit(files: sticks.files()) == sticks)
  }
}
