import HierarchyArtifacts
import Stages
import Testing

@Suite struct ValuesTests {
  @Test func aTruthTellsItsAssumptions() {
    let values = someTruth.values
    #expect(values["f1"] == .text("holds") && values["f2"] == nil)
    #expect(values["latents"] == .integer(2) && values["features"] == .integer(2))
  }

  @Test func theMostCautiousVerdictSpeaksForAllRuns() {
    let values = someReport.values
    #expect(values["verdict"] == .text("not-conditionally-independent") && values["reading"] == .text("they do not"))
    #expect(values["likelihood-ratio"] == .number(21) && values["faked-gap"] == nil)
  }

  @Test func mapsThatAreAsGoodAreCounted() {
    let values = someMatch.values
    #expect(values["maps"] == .integer(2) && values["unique"] == .flag(false))
    #expect(values["components"] == .text("2, none, 1"))
    #expect(values["d3"] == .number(0.3))
  }

  @Test func edgesAreMeansOverPairs() {
    let values = someTriangle.values
    #expect(values["prior-code"] == .number(0.5) && values["code-decoder.limit"] == .number(1))
    #expect(values["prior-decoder"] == nil && values["residual"] == .number(0.25))
  }

  @Test(arguments: [
    someTrials.values.keys.sorted(), someStructure.values.keys.sorted(), someTruth.values.keys.sorted(),
  ])
  func valuesAreDeclared(names: [String]) {
    let declared = Set(StructureTrials.valueNames + RecoveredStructure.valueNames + GroundTruth.valueNames)
    #expect(Set(names).isSubset(of: declared))
  }
}
