import AssumptionStages
import Assumptions
import DecoderFiles
import JSONArtifacts
import StageTestSupport
import Stages
import Testing

private func findings(_ decoder: LayeredDecoder, _ parameters: KeyValuePairs<String, String> = [:]) throws
  -> DecoderFindings
{
  try stage(LintDecoder.self, parameters).run(Decoder(decoder, prior: prior, notes: ["a note"]), in: .silent)
}

@Suite struct LintDecoderTests {
  @Test func verdictsAreValuesThatANotebookCanQuote() throws {
    let folded = try findings(foldedPlane())
    #expect(
      ["f1", "f2", "f3", "f4"].map { folded.values[$0] } == [
        .text("holds"), .text("fails"), .text("fails"), .text("fails"),
      ])
    #expect(folded.values["f4.means"] == .text("enumeration"))
    #expect(folded.values["regions"] == .integer(4))
    #expect(folded.values["promise"] == .text("nothing: another prior may generate the same data"))
    #expect(folded.values["layers"] == .text("2 → 4 → 2, relu"))
    #expect(folded.warnings == ["a note"])

    let flattened = try findings(flattenedPlane())
    #expect(["f2", "f3", "f4"].map { flattened.values[$0] } == [.text("holds"), .text("holds"), .text("fails")])
    #expect(flattened.values["flat-draws"] == .integer(0))
    guard case .text(let promise)? = flattened.values["promise"] else { return #expect(Bool(false)) }
    #expect(promise.hasPrefix("the prior up to an affine map; the decoder piece by piece"))

    let plain = try findings(plainPlane())
    #expect(plain.values["f4"] == .text("holds"))
    #expect(plain.values["collision.distance"] == nil)
  }

  @Test func everyValueHasADeclaredName() throws {
    for decoder in [try foldedPlane(), try flattenedPlane(), try plainPlane()] {
      let found = try findings(decoder)
      #expect(Set(found.values.keys).isSubset(of: DecoderFindings.valueNames))
      #expect(try DecoderFindings(files: found.files()) == found)
    }
  }

  @Test func whereRegionsAreTooManyASearchSaysWhatItTried() throws {
    let found = try findings(plainPlane(), ["regions": "0", "trials": "40"])
    #expect(found.values["trials"] == .integer(40))
    #expect(found.values["f4"] == .text("undecided"))
    #expect(found.values["f4.means"] == .text("search"))
    #expect(found.values["f4.reason"] == .text("no counter-example in 40 trials"))
    #expect(found.values["f4.certificate"] == .text("none"))
    let folded = try findings(foldedPlane(), ["regions": "0", "trials": "40"])
    #expect(folded.values["f4"] == .text("fails"))
    #expect(folded.values["f4.means"] == .text("search"))
  }

  @Test func filesThatSayOtherThingsAreRefused() throws {
    var files = try findings(plainPlane()).files()
    let text = String(decoding: try #require(files.contents["findings.json"]), as: UTF8.self)
    files.contents["findings.json"] = Array(text.replacing("\"F4\"", with: "\"F5\"").utf8)
    #expect(throws: ArtifactError.self) { try DecoderFindings(files: files) }
  }
}
