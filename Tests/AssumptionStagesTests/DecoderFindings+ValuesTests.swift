import AssumptionStages
import Assumptions
import JSONArtifacts
import LinearAlgebra
import Stages
import Testing

@Suite struct DecoderFindingsValuesTests {
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

  @Test func flagsAreTheVerdictsAndNumbersThoseOfTheCertificates() throws {
    for decoder in [try foldedPlane(), try flattenedPlane(), try plainPlane()] {
      let found = try findings(decoder)
      for entry in found.findings {
        let name = entry.assumption.lowercased()
        #expect(found.values["\(name).holds"] == .flag(entry.verdict == .holds))
        #expect(found.values["\(name).fails"] == .flag(entry.verdict == .fails))
        #expect(found.values["\(name).certificate"] == .text(entry.certificate?.inWords ?? "none"))
        if entry.certificate?.kind == .collision {
          #expect(found.values["collision.distance"] == entry.certificate?.distance.map { .number($0) })
        }
        if entry.certificate?.kind == .overlap {
          #expect(found.values["overlap.radius"] == entry.certificate?.radius.map { .number($0) })
        }
      }
      #expect(found.values["regions"] == found.regions.map { .integer($0.count) })
    }
  }
}
