import Interchange
import LinearAlgebra
import Stages
import Testing
import WarpedMixtureStages

@Suite struct SampledChainTests {
  private let chain = SampledChain(
    codes: Codes(Matrix([[1, 2], [3, 4], [5, 6]]), classes: [0, 1, 1]), logJoint: [-3, -2.5], clusters: [2, 3],
    acceptance: 0.5)

  @Test func itsFilesGiveItBackAndItsCodes() throws {
    let files = try chain.files()
    #expect(try SampledChain(files: files) == chain)
    #expect(try Codes(files: files) == chain.codes)
    #expect(chain.values["log-joint"] == .number(-2.5) && chain.values["clusters"] == .integer(3))
    #expect(Set(chain.values.keys) == Set(SampledChain.valueNames))
  }

  @Test func whatIsNoChainIsAnError() throws {
    var files = try chain.files()
    files.contents["chain.csv"] = Array("log-joint,clusters\n1,2\n".utf8)
    #expect(throws: ArtifactError.self) { try SampledChain(files: files) }
    files.contents["chain.csv"] = Array("log-joint,clusters,acceptance\n1,2.5,1\n".utf8)
    let error = #expect(throws: ArtifactError.self) { try SampledChain(files: files) }
    #expect(error?.description == "'chain.csv' counts 2.5 clusters; a count is a whole number")
  }
}
