import AssumptionStages
import Assumptions
import JSONArtifacts
import Stages
import Testing

@Suite struct LintDecoderTests {
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
}
