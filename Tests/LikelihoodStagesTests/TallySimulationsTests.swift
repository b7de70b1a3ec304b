import LikelihoodArtifacts
import LikelihoodStages
import StageTestSupport
import Stages
import Testing

@Suite struct TallySimulationsTests {
  private func comparison(_ arm: SimulationArm) -> OptimaComparison {
    OptimaComparison(arm: arm, optima: [], tolerance: 0, equality: 0, bound: 0)
  }

  private func scan(_ arm: SimulationArm, _ slices: Int) -> SliceScan {
    SliceScan(
      arm: arm, offsets: [-1, 0, 1],
      slices: (0..<slices).map { Slice(name: "\($0)", reference: 0, excess: [1, 0, 1], minima: []) }, tolerance: 1e-6)
  }

  @Test func scansAndComparisonsAreTakenInPairs() throws {
    let arms = [SimulationArm.folded, .oneMore]
    let tally = try stage(TallySimulations.self).run(
      Pair([scan(.folded, 1), scan(.oneMore, 4)], arms.map(comparison)), in: .silent)
    #expect(tally.models.map(\.arm) == arms && tally.models.map(\.slices) == [1, 4])
    #expect(tally.models.allSatisfy { $0.isUnique })
  }

  @Test func aTallyWantsAScanForEachComparison() {
    #expect(throws: LaboratoryError.counts(scans: 0, comparisons: 1)) {
      try stage(TallySimulations.self).run(Pair([], [comparison(.folded)]), in: .silent)
    }
    #expect(throws: LaboratoryError.counts(scans: 1, comparisons: 0)) {
      try stage(TallySimulations.self).run(Pair([scan(.folded, 1)], []), in: .silent)
    }
    #expect(
      "\(LaboratoryError.counts(scans: 0, comparisons: 1))"
        == "there are 0 scans but 1 comparisons; take both of the same models")
  }
}
