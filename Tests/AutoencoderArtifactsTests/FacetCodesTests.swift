import AutoencoderArtifacts
import Interchange
import LinearAlgebra
import Probability
import Stages
import TestSupport
import Testing

struct FacetCodesTests {
  private let codes = FacetCodes([
    Codes(
      Matrix([[1], [2], [3]]), classes: [0, 1, 1],
      prior: GaussianMixture(
        weights: [0.5, 0.5], means: Matrix([[1], [3]]), covariances: .diagonal(Matrix([[1], [2]])))),
    Codes(Matrix([[4, 5], [6, 7], [8, 9]]), classes: [0, 1, 1]),
  ])

  @Test func theFilesMakeThemAgain() throws {
    let files = try codes.files()
    #expect(
      files.contents.keys.sorted() == [
        "classes.npy", "codes.npy", "facet-0-prior-covariances.npy", "facet-0-prior-means.npy",
        "facet-0-prior-weights.npy", "facet-0-prior.json", "facets.json",
      ])
    #expect(try FacetCodes(files: files) == codes)
    #expect(codes.values["latents"] == .integer(3) && codes.values["facets"] == .integer(2))
  }

  @Test func asCodesTheFacetsStandSideBySide() throws {
    let joined = try Codes(files: codes.files())
    #expect(joined == codes.joined)
    #expect(joined.codes == Matrix([[1, 4, 5], [2, 6, 7], [3, 8, 9]]) && joined.prior == nil)
    #expect(joined.classes == [0, 1, 1])
  }

  @Test func oneFacetAloneHasTheFilesOfCodesWithItsPrior() throws {
    let one = FacetCodes([codes.facets[0]])
    #expect(try Codes(files: one.files()) == codes.facets[0])
    #expect(try FacetCodes(files: one.files()) == one)
  }

  @Test func filesThatDisagreeAreTold() throws {
    var files = try codes.files()
    files.contents["facets.json"] = Array("{\"latents\":[1,1]}".utf8)
    let error = #expect(throws: ArtifactError.self) { _ = try FacetCodes(files: files) }
    #expect(error?.description == "facets of [1, 1] latents are not the 3 columns of 'codes.npy'")
    files.contents["facets.json"] = Array("{\"latents\":[2,1]}".utf8)
    #expect(throws: ArtifactError("the prior of facet 0 is over 1 features, not 2")) {
      _ = try FacetCodes(files: files)
    }
    files.contents["facets.json"] = nil
    #expect(throws: ArtifactError.self) { _ = try FacetCodes(files: files) }
  }
}
