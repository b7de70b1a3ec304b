import HierarchyArtifacts
import Stages
import Testing

let someStructure = RecoveredStructure(
  holds: true, isTrivial: false,
  variables: [
    .init(neighbourhood: [0, 1], size: 2, labels: [0, 0, 1, 1]),
    .init(neighbourhood: [2], size: 2, labels: [0, 1, 0, 1]),
  ], counts: [.init(neighbourhood: [0, 1], size: 2.5, labels: [])],
  coordinates: [
    .init(blocks: [0, 0, 1, 1], largestMerge: 3, cheapestRefusal: 400),
    .init(blocks: [0, 0, 1, 1], largestMerge: 5, cheapestRefusal: 300),
    .init(blocks: [0, 1, 0, 1], largestMerge: 0, cheapestRefusal: nil),
  ], table: [0.1, 0.25, 0.25, 0.4], errors: [0.01, 0.02, 0.02, 0.03], gain: 12, findings: ["something is odd"])

@Suite struct RecoveredStructureTests {
  @Test func wordsCountFromOne() {
    let values = someStructure.values
    #expect(values["neighbourhoods"] == .text("{1, 2}, {3}") && values["sizes"] == .text("2, 2"))
    #expect(values["counted"] == .text("2.5 on {1, 2}"))
    #expect(values["table"] == .text("0.1, 0.25, 0.25, 0.4") && values["largest-error"] == .number(0.03))
  }

  @Test func theStabilityIsThatOfTheWorstCoordinate() {
    #expect(someStructure.values["largest-merge"] == .number(5))
    #expect(someStructure.values["cheapest-refusal"] == .number(300))
  }

  @Test func whatSpeaksAgainstItIsAWarning() { #expect(someStructure.warnings == ["something is odd"]) }

  @Test func valuesAreDeclared() { #expect(Set(someStructure.values.keys).isSubset(of: RecoveredStructure.valueNames)) }
}
