import AutoencoderArtifacts
import AutoencoderFitStages
import AutoencoderQueryStages
import Interchange
import StageTestSupport
import Stages
import StructuredAutoencoderArtifacts
import StructuredAutoencoderStages
import Testing

/// A model is decoded by what it is, from its files alone.
struct AskedModelTests {
  @Test func filesOfNoModelAreRefused() throws {
    let error = #expect(throws: ArtifactError.self) { try ask(Encode.self, twoClusters, twoClusters) }
    #expect(error?.description.hasPrefix("these files are of no model that can be asked about points, ") == true)
    #expect(error?.description.contains("'fitted-autoencoder', which has 'model.json', or 'structured-fit'") == true)
  }

  @Test func filesThatWouldBeWrittenInAnotherWayAreRefused() throws {
    let brief: [(String, String)] = [
      ("latents", "1"), ("components", "2"), ("seed", "1"), ("epochs", "1"), ("hidden", "3,"),
    ]
    for (name, files) in [
      ("model.json", try stage(FitVaDE.self, brief).run(twoClusters, in: .silent).files()),
      ("fit.json", try stage(FitSVAE.self, brief).run(twoClusters, in: .silent).files()),
    ] {
      #expect(throws: Never.self) { try ask(Encode.self, FittedModel(files: files), twoClusters) }
      var spaced = files
      spaced.contents[name]?.append(UInt8(ascii: "\n"))
      let error = #expect(throws: ArtifactError.self) {
        try ask(Encode.self, FittedModel(files: spaced), twoClusters)
      }
      #expect(error?.description.hasPrefix("'\(name)' of '") == true)
      #expect(
        error?.description.hasSuffix("is not as it would be written again; force the stage that put it out to run")
          == true)
    }
  }
}
