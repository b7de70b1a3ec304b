import HierarchyArtifacts
import HierarchyStages
import StageTestSupport
import Stages
import TestSupport
import Testing

@Suite struct CompareWithTruthTests {
  @Test func aShortFitIsBelowTheTruthByMoreThanALongerOne() throws {
    let sample = try someSample.get()
    let fits = try ["0", "600"].map { steps in
      try stage(
        FitByRecipe.self,
        [
          "components": "3", "hidden": "24,24", "steps": steps, "pretraining-steps": "300", "recipe": "full",
          "seed": "1",
        ]
      ).run(sample.points, in: .silent)
    }
    let found = try stage(CompareWithTruth.self, ["fresh": "200", "steps": "240"]).run(
      Pair(fits, sample), in: .silent)
    #expect(found.runs[0].below > found.runs[1].below && found.runs[1].below > 0)
    #expect(found.runs[1].quadratureError < 0.05 && found.runs.allSatisfy { $0.belowError > 0 })
    #expect(found.pairs.count == 1 && found.points == 600 && found.gap == sample.truth.gap)
    #expect((0...45).contains(found.runs[1].angle))
    // An injective decoder is nowhere flat.
    #expect(found.runs.allSatisfy { $0.regionResiduals[1] == 0 })
  }

  /// The truth's own likelihood, of 200 points, beside its entropy: six features of noise 0.05 and what the latents add.
  @Test func theTruthHasAFiniteLikelihood() throws {
    let sample = try someSample.get()
    let found = try stage(CompareWithTruth.self, ["fresh": "200", "steps": "200"]).run(Pair([], sample), in: .silent)
    #expect(found.logLikelihood > 1 && found.logLikelihood < 8)
  }
}
