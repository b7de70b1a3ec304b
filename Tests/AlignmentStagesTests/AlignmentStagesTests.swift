import AlignmentStages
import Stages
import Testing

@Test func theFamilyOffersItsStagesByName() {
  #expect(
    alignmentStages.stages.map { $0.name } == [
      "compare-clusterings", "compare-codes", "compare-mixtures", "explain-comparison", "judge-calibration",
      "score-clusters", "simulate-comparisons",
    ])
}
