import HierarchyArtifacts
import Stages
import TestSupport
import Testing

private func trial(
  _ finding: String, same: Bool, trivial: Bool = false, error: Double? = nil, free: Int = 0
) -> StructureTrials.Trial {
  StructureTrials.Trial(
    finding: finding, isSame: same, countsAreSame: same, isTrivial: trivial, components: 6, tableError: error,
    standardError: error, gain: nil, freePlanes: free)
}

func trials(_ trials: [StructureTrials.Trial]) -> StructureTrials {
  StructureTrials(
    structure: "product", points: 1000, separation: 2, coordinatesAreKnown: true, trials: trials, interval: 0.25...1)
}

let someTrials = trials([
  trial("holds", same: true, error: 0.01), trial("holds", same: true, error: 0.03), trial("holds", same: false),
  trial("holds", same: true, trivial: true, error: 0.5), trial("missing-cells", same: true),
])

@Suite struct StructureTrialsTests {
  @Test func onlyAStructureThatIsVouchedForCountsAsRecovered() {
    let values = someTrials.values
    #expect(values["recovered"] == .integer(3) && values["recovered-of"] == .text("3 of 5"))
    #expect(values["finding.missing-cells"] == .integer(1) && values["finding.holds"] == .integer(4))
  }

  @Test func aFalseClaimIsAStructureThatHoldsAndIsAnother() {
    #expect(someTrials.values["false-claims"] == .integer(1))
    #expect(trials([trial("readings-disagree", same: false)]).values["false-claims"] == .integer(0))
    #expect(trials([trial("holds", same: false, trivial: true)]).values["false-claims"] == .integer(0))
  }

  @Test func whatIsRecoveredIsCountedWhereCoordinatesAreDetermined() {
    let values = trials([trial("holds", same: true), trial("holds", same: true, free: 1)]).values
    #expect(values["determined"] == .integer(1) && values["recovered-determined"] == .integer(1))
  }

  @Test func errorsAreThoseOfRecoveredTables() throws {
    guard case .number(let error)? = someTrials.values["table-error.median"] else {
      Issue.record("there is no error")
      return
    }
    expectClose(error, 0.03, relative: 1e-12)
    #expect(trials([trial("nested", same: false, error: 0.5)]).values["table-error.median"] == nil)
  }

  @Test func valuesAreDeclared() { #expect(Set(someTrials.values.keys).isSubset(of: StructureTrials.valueNames)) }
}
