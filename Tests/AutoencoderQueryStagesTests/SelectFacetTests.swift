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

struct SelectFacetTests {
  @Test func aFacetHasItsColumnsAndItsPrior() throws {
    let fit = try stage(FitMFCVAE.self, quickFacetsFit).run(brightColumns, in: .silent)
    let codes = try stage(EncodeFacets.self).run(Pair(fit, brightColumns), in: .silent)
    for j in 0..<2 {
      let facet = try stage(SelectFacet.self, ["facet": "\(j)"]).run(codes, in: .silent)
      #expect(facet == codes.facets[j] && facet.prior?.components == [2, 3][j])
      #expect(facet.codes == codes.joined.codes.columns(at: [2 * j, 2 * j + 1]))
    }
    #expect(throws: ArtifactError("there is no facet 2; the facets are 0 to 1, the shallow one first")) {
      try stage(SelectFacet.self, ["facet": "2"]).run(codes, in: .silent)
    }
  }
}
