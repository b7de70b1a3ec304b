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

struct EncodeTests {
  @Test func encodingTheSamePointsGivesTheSameCodes() throws {
    let fit = try stage(FitVaDE.self, quickFit).run(twoClusters, in: .silent)
    let codes = try ask(Encode.self, fit, twoClusters)
    #expect(codes == fit.codes.joined)
    let some = Points(twoClusters.coordinates.rows(10..<20))
    let part = try ask(Encode.self, fit, some)
    // Products of another number of rows may be rounded otherwise.
    expectClose(part.codes, fit.codes.facets[0].codes.rows(10..<20), absolute: 1e-12)
    #expect(part.classes == nil && part.prior == fit.codes.facets[0].prior)
  }

  @Test func pointsOfOtherFeaturesAreRefused() throws {
    let fit = try stage(
      FitVaDE.self, ["latents": "1", "components": "1", "seed": "1", "epochs": "0", "pretraining-epochs": "0"]
    ).run(twoClusters, in: .silent)
    let wide = Points(Matrix(rows: 2, columns: 3))
    let error = #expect(throws: ArtifactError.self) { try ask(Encode.self, fit, wide) }
    #expect(
      error?.description == "points of 3 features do not fit an autoencoder of 2; "
        + "prepare them as the points that it was fitted to")
    #expect(throws: ArtifactError.self) { try ask(AssignClusters.self, fit, wide) }
  }
}
