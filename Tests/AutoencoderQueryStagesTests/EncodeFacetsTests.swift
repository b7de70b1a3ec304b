import AutoencoderArtifacts
import AutoencoderFitStages
import AutoencoderQueryStages
import Interchange
import LinearAlgebra
import Probability
import StageTestSupport
import Stages
import TestSupport
import Testing

struct EncodeFacetsTests {
  private let input: Pair<FittedAutoencoder, Images>

  init() throws {
    input = Pair(try stage(FitMFCVAE.self, quickFacetsFit).run(brightColumns, in: .silent), brightColumns)
  }

  @Test func codesAreOfEachFacetWithItsOwnPrior() throws {
    let codes = try stage(EncodeFacets.self).run(input, in: .silent)
    #expect(codes.facets.map(\.codes.shape.description) == ["120×2", "120×2"])
    #expect(codes.facets.map(\.prior?.components) == [2, 3])
    #expect(try FacetCodes(files: codes.files()) == codes)
    let joined = try Codes(files: codes.files())
    #expect(joined.prior == nil && joined.classes == brightColumns.labels && joined.codes.columns == 4)
  }

  @Test func imagesOfAnotherSizeAreRefused() throws {
    let tall = Images(count: 1, height: 4, width: 12, pixels: [UInt8](repeating: 0, count: 48))
    let error = #expect(throws: ArtifactError.self) {
      try stage(EncodeFacets.self).run(Pair(input.first, tall), in: .silent)
    }
    #expect(error?.description == "images of 4×12 pixels do not fit an autoencoder that was fitted to 12×4")
  }
}
