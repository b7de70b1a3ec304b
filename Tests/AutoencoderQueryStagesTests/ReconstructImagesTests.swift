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

struct ReconstructImagesTests {
  private let input: Pair<FittedAutoencoder, Images>

  init() throws {
    input = Pair(try stage(FitMFCVAE.self, quickFacetsFit).run(brightColumns, in: .silent), brightColumns)
  }

  @Test func reconstructionsAreNearTheirImages() throws {
    let images = try stage(ReconstructImages.self, ["count": "30"]).run(input, in: .silent)
    #expect(images.count == 30 && images.labels == brightColumns.labels.map { Array($0.prefix(30)) })
    let errors = zip(images.pixels, brightColumns.pixels).map { (Double($0) - Double($1)) * (Double($0) - Double($1)) }
    // A black image misses by 13,800 on average, one of 128 by 12,800, and the mean of all by 7,700.
    #expect(errors.reduce(0, +) / Double(errors.count) < 9_000)
  }
}
