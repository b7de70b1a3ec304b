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

struct FacetStagesTests {
  private let fit: FittedAutoencoder
  private let input: Pair<FittedAutoencoder, Images>

  init() throws {
    fit = try stage(FitMFCVAE.self, quickFacetsFit).run(brightColumns, in: .silent)
    input = Pair(fit, brightColumns)
  }

  @Test func codesAreOfEachFacetWithItsOwnPrior() throws {
    let codes = try stage(EncodeFacets.self).run(input, in: .silent)
    #expect(codes.facets.map(\.codes.shape.description) == ["120×2", "120×2"])
    #expect(codes.facets.map(\.prior?.components) == [2, 3])
    #expect(try FacetCodes(files: codes.files()) == codes)
    let joined = try Codes(files: codes.files())
    #expect(joined.prior == nil && joined.classes == brightColumns.labels && joined.codes.columns == 4)
    for j in 0..<2 {
      let facet = try stage(SelectFacet.self, ["facet": "\(j)"]).run(codes, in: .silent)
      #expect(facet == codes.facets[j])
      #expect(facet.codes == joined.codes.columns(at: [2 * j, 2 * j + 1]))
    }
    #expect(throws: ArtifactError.self) { try stage(SelectFacet.self, ["facet": "2"]).run(codes, in: .silent) }
  }

  @Test func theDeepFacetFindsTheBrightColumns() throws {
    let assignments = try stage(AssignFacet.self, ["facet": "1"]).run(input, in: .silent)
    #expect(assignments.classes == brightColumns.labels && assignments.responsibilities.columns == 3)
    let votes = (0..<3).map { label in
      let own = assignments.labels.indices.filter { brightColumns.labels?[$0] == label }.map { assignments.labels[$0] }
      return Set(own).map { k in own.count { $0 == k } }.max() ?? 0
    }
    // Columns that are ten times as bright as their noise; a component each is not certain, but most agree.
    #expect(votes.allSatisfy { $0 > 20 }, "\(votes)")
    #expect(assignments.logDensities.allSatisfy { $0.isFinite })
  }

  @Test func reconstructionsAreNearTheirImages() throws {
    let images = try stage(ReconstructImages.self, ["count": "30"]).run(input, in: .silent)
    #expect(images.count == 30 && images.labels == brightColumns.labels.map { Array($0.prefix(30)) })
    let errors = zip(images.pixels, brightColumns.pixels).map { (Double($0) - Double($1)) * (Double($0) - Double($1)) }
    // A black image misses by 13,800 on average, one of 128 by 12,800, and the mean of all by 7,700.
    #expect(errors.reduce(0, +) / Double(errors.count) < 9_000)
  }

  @Test func imagesOfAnotherSizeAreRefused() throws {
    let tall = Images(count: 1, height: 4, width: 12, pixels: [UInt8](repeating: 0, count: 48))
    let error = #expect(throws: ArtifactError.self) {
      try stage(EncodeFacets.self).run(Pair(fit, tall), in: .silent)
    }
    #expect(error?.description == "images of 4×12 pixels do not fit an autoencoder that was fitted to 12×4")
  }
}
