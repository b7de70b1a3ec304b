import HierarchyArtifacts
import HierarchyStages
import StageTestSupport
import Stages
import Testing

private func trials(_ parameters: [(String, String)]) throws -> StructureTrials {
  try stage(SimulateStructures.self, [("draws", "3"), ("points", "2000"), ("restarts", "8")] + parameters).run(
    Nothing(), in: .silent)
}

@Suite struct SimulateStructuresTests {
  @Test func aPlantedProductIsRecoveredWithItsProbabilities() throws {
    let found = try trials([("separation", "3")])
    #expect(found.trials.count(where: \.isRecovered) == 3)
    // Four standard errors of the widest cell, √(0.25/2000).
    #expect(found.trials.allSatisfy { ($0.tableError ?? 1) < 0.045 && ($0.gain ?? 0) > 0 })
  }

  @Test func tiesThatPointsBearOutAreFoundInEstimatedCoordinates() throws {
    let found = try trials([("separation", "3"), ("coordinates", "estimated")])
    #expect(found.trials.count(where: \.isRecovered) >= 2)
    #expect(found.values["false-claims"] == .integer(0))
  }

  @Test(arguments: [
    ("nested", "nested"), ("missing-cell", "missing-cells"), ("equal", "trivial"), ("none", "trivial"),
    ("not-product", "not-product"),
  ])
  func whatIsNoProductIsNamed(planted: String, finding: String) throws {
    let found = try trials([("structure", planted), ("separation", "3")])
    #expect(found.trials.count { $0.finding == finding } == 3, "\(found.trials.map(\.finding))")
    #expect(found.values["recovered"] == .integer(0))
  }

  @Test func countsSeeThroughNestedNeighbourhoods() throws {
    let found = try trials([("structure", "nested"), ("separation", "3")])
    #expect(found.trials.allSatisfy { $0.countsAreSame && !$0.isSame })
  }

  @Test func overlapIsTooMuchToTellComponentsApart() throws {
    let found = try trials([("separation", "0.5")])
    #expect(found.trials.count(where: \.isRecovered) == 0)
  }

  @Test func theSameSeedGivesTheSameTrials() throws {
    #expect(try trials([("seed", "5")]) == trials([("seed", "5")]))
    #expect(try trials([("seed", "5")]) != trials([("seed", "6")]))
  }
}
