import AutoencoderArtifacts
import AutoencoderFitStages
import AutoencoderQueryStages
import Autoencoders
import Interchange
import LinearAlgebra
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

struct PointQueriesTests {
  @Test func pointsAreNoImages() throws {
    let fit = try stage(
      FitVaDE.self, ["latents": "1", "components": "1", "seed": "1", "epochs": "0", "pretraining-epochs": "0"]
    ).run(twoClusters, in: .silent)
    let error = #expect(throws: ArtifactError.self) {
      try stage(EncodeFacets.self).run(Pair(fit, brightColumns), in: .silent)
    }
    #expect(error?.description == "the autoencoder was fitted to points, and images are asked for; fit it to images")
  }
}
