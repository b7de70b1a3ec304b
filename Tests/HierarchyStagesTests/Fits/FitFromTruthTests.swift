import HierarchyArtifacts
import HierarchyStages
import StageTestSupport
import Stages
import Testing

private func comparison(_ parameters: [(String, String)]) throws -> TruthComparison {
  let sample = try someSample.get()
  let fits = try [1, 2].map { seed in
    try stage(
      FitFromTruth.self,
      [
        ("components", "3"), ("hidden", "24,24"), ("steps", "200"), ("pretraining-steps", "1000"), ("seed", "\(seed)"),
      ] + parameters
    ).run(sample, in: .silent)
  }
  return try stage(CompareWithTruth.self, ["fresh": "200", "steps": "120"]).run(Pair(fits, sample), in: .silent)
}

@Suite struct FitFromTruthTests {
  @Test func networksThatBeginAtTheTruthStayNearIt() throws {
    let found = try comparison([("recipe", "full")])
    #expect(found.runs.allSatisfy { $0.truth.weak > 0.97 && $0.truth.strong > 0.95 })
    #expect(found.pairs.count == 1 && found.pairs[0].weak > 0.97)
  }

  @Test func aTurnLeavesTheWeakScoreAndTakesTheStrongOne() throws {
    let found = try comparison([("recipe", "diagonal"), ("turn", "45")])
    #expect(found.runs.allSatisfy { $0.truth.weak > 0.97 && $0.truth.strong < 0.9 })
    #expect(found.runs.allSatisfy { $0.angle > 20 })
  }

  @Test func otherNumbersOfLatentsAreAnError() throws {
    let fit = try stage(FitFromTruth.self, ["latents": "3", "components": "3", "seed": "1"])
    #expect(throws: HierarchyError.latents(3, truth: 2)) { try fit.run(someSample.get(), in: .silent) }
  }
}
