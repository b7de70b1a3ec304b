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

struct ComposeImagesTests {
  private let fit: FittedAutoencoder
  private let input: Pair<FittedAutoencoder, Images>

  init() throws {
    fit = try stage(FitMFCVAE.self, quickFacetsFit).run(brightColumns, in: .silent)
    input = Pair(fit, brightColumns)
  }

  @Test func composedWithItselfAnImageIsItsReconstruction() throws {
    let two = brightColumns.images(at: [4, 4])
    let table = try stage(ComposeImages.self, ["facet": "0", "rows": "1", "columns": "1"]).run(
      Pair(fit, two), in: .silent)
    let reconstruction = try stage(ReconstructImages.self, ["count": "1"]).run(Pair(fit, two), in: .silent)
    #expect(table.count == 4 && table.pixels[..<48].allSatisfy { $0 == 0 })
    #expect(Array(table.pixels[48..<96]) == brightColumns.images(at: [4]).pixels)
    #expect(Array(table.pixels[96..<144]) == brightColumns.images(at: [4]).pixels)
    #expect(Array(table.pixels[144...]) == reconstruction.pixels)
  }

  @Test func theColumnsOfACompositionAreOneOfEachClass() throws {
    let table = try stage(ComposeImages.self, ["facet": "1", "rows": "2", "columns": "3"]).run(input, in: .silent)
    #expect(table.count == 12 && table.labels == nil)
    #expect(Array(table.pixels[48..<192]) == brightColumns.images(at: [0, 1, 2]).pixels)
    #expect(Array(table.pixels[192..<240]) == brightColumns.images(at: [3]).pixels)
    let few = brightColumns.images(at: [0, 1])
    #expect(throws: ArtifactError.self) {
      try stage(ComposeImages.self, ["facet": "1"]).run(Pair(fit, few), in: .silent)
    }
  }

  /// The facet that is not of the rows comes from the columns; one that is not there is refused.
  @Test func aFacetThatIsNotThereIsRefused() throws {
    #expect(throws: ArtifactError.self) { try stage(ComposeImages.self, ["facet": "2"]).run(input, in: .silent) }
  }
}
