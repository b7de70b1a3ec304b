import HierarchyArtifacts
import HierarchyStages
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import Testing

/// The fits of mixtures to planted structures, by what is recovered from them.
@Suite struct PlantedFitTests {
  private func trials(_ parameters: [(String, String)]) throws -> StructureTrials {
    let named = Set(parameters.map(\.0))
    let quick = [("draws", "3"), ("points", "2000"), ("restarts", "8")].filter { !named.contains($0.0) }
    return try stage(SimulateStructures.self, quick + parameters).run(Nothing(), in: .silent)
  }

  @Test func theNumberOfComponentsIsChosenWhereItIsNotKnown() throws {
    let found = try trials([("separation", "3"), ("known-components", "false")])
    #expect(found.trials.allSatisfy { $0.components == 6 })
  }

  @Test func fewerComponentsAreChosenWherePointsDoNotTellThemApart() throws {
    let found = try trials([("separation", "0.1"), ("known-components", "false"), ("draws", "1")])
    // Three less than six are the least that are tried.
    #expect(found.trials[0].components <= 4)
  }

  @Test func oneStartIsEnoughForAFitAndTwoCannotBeWorse() throws {
    let found = try trials([("separation", "3"), ("restarts", "1"), ("draws", "2")])
    #expect(found.trials.allSatisfy { $0.components > 0 && $0.finding != "no-fit" })
    #expect(message(SimulateStructures.self, [("points", "60"), ("restarts", "0")]).contains("'restarts' is 0"))
  }
}
