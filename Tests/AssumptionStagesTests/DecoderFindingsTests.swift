import AssumptionStages
import Assumptions
import JSONArtifacts
import LinearAlgebra
import Stages
import Testing

@Suite struct DecoderFindingsTests {
  @Test func filesThatSayOtherThingsAreRefused() throws {
    var files = try findings(plainPlane()).files()
    let text = String(decoding: try #require(files.contents["findings.json"]), as: UTF8.self)
    files.contents["findings.json"] = Array(text.replacing("\"F4\"", with: "\"F5\"").utf8)
    #expect(throws: ArtifactError.self) { try DecoderFindings(files: files) }
  }

  @Test func layersAreToldAsTheyWereRead() throws {
    let found = try findings(plainPlane())
    #expect(found.layers.map(\.inputs) == [2, 4] && found.layers.map(\.outputs) == [4, 2])
    #expect(found.layers.map(\.activation) == ["relu", "identity"])
    #expect(found.layers[0].rank == 2 && found.layers[0].byItself == "injective")
    // Four numbers do not pass through two.
    #expect(found.layers[1].rank == 2 && found.layers[1].byItself == "not injective")
    #expect(found.latents == 2 && found.outputs == 2)
  }

  @Test func theTheoremPromisesWhatTheVerdictsBearOut() throws {
    let promises = try [smoothPlane(), foldedPlane(), flattenedPlane(), plainPlane()].map { try findings($0).promise }
    #expect(promises[0] == "nothing: the theorem is about piecewise affine decoders")
    #expect(promises[1] == "nothing: another prior may generate the same data")
    #expect(promises[2] == "the prior up to an affine map; the decoder piece by piece at most")
    #expect(
      promises[3]
        == "the prior and the decoder up to one affine map; up to permutation and scale where the prior meets P2")
    // What is undecided is said to be, and promises no more.
    let open = try findings(plainPlane(), ["regions": "0", "trials": "40"])
    #expect(
      open[.f4]?.verdict == .undecided && open.promise.hasSuffix("the decoder too, if F4 holds, which is not decided"))
  }

  @Test func eachAssumptionIsSpokenOfInItsOrder() throws {
    let found = try findings(smoothPlane())
    #expect(found.findings.map(\.assumption) == ["F1", "F2", "F3", "F4"])
    #expect(found[.f1]?.verdict == .fails && found[.f4]?.means == nil)
    #expect(found.regions == nil && found.notes == ["a note"])
  }

  @Test func countsThatAreNoneAreRefused() throws {
    let text = String(decoding: try findings(plainPlane()).files()["findings.json"], as: UTF8.self)
    for (part, forged) in [("\"latents\":2", "\"latents\":-2"), ("\"outputs\":2", "\"outputs\":-1")] {
      #expect(text.contains(part))
      let files = ArtifactFiles(["findings.json": Array(text.replacing(part, with: forged).utf8)])
      #expect(throws: ArtifactError.self) { try DecoderFindings(files: files) }
    }
  }
}
