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

struct SampleFacetTests {
  private let fit: FittedAutoencoder

  init() throws {
    fit = try stage(FitMFCVAE.self, quickFacetsFit).run(brightColumns, in: .silent)
  }

  @Test func samplesOfAComponentShareTheOtherFacet() throws {
    let images = try stage(SampleFacet.self, ["facet": "1", "count": "4"]).run(fit, in: .silent)
    #expect(images.count == 12 && images.labels.map { Set($0) } == [0, 1, 2])
    let heaviest = try stage(SampleFacet.self, ["facet": "1", "count": "4", "components": "1"]).run(fit, in: .silent)
    #expect(heaviest.pixels == Array(images.pixels.prefix(4 * 48)))
    let other = try stage(SampleFacet.self, ["facet": "1", "count": "4", "seed": "1"]).run(fit, in: .silent)
    #expect(other.pixels != images.pixels)
    #expect(throws: ArtifactError.self) { try stage(SampleFacet.self, ["facet": "5"]).run(fit, in: .silent) }
  }
}
