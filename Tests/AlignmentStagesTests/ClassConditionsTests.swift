import AlignmentArtifacts
import AlignmentStages
import Interchange
import Stages
import Testing

@Suite struct ClassConditionsTests {
  private func verdict(
    _ truth: CodeWorld.Truth, latents: Int = 2, _ rule: EquivalenceRule = EquivalenceRule()
  ) throws -> CodeComparison.Verdict {
    let world = CodeWorld(truth, runs: 5, latents: latents, points: 400, noise: 0.05, seed: 5)
    return try CompareCodes(draws: 40, rule: rule).run(world.codes.map { Codes($0.codes) }, in: .silent).verdict
  }

  @Test func aVerdictComesWithTheConditionsThatItRestsOn() throws {
    let found = try verdict(.ordered)
    #expect(found.equivalenceClass == .permutationAndScale)
    #expect(
      found.criteria.map(\.neededFor) == [.none, .affine, .affine, .nonlinear, .nonlinear]
        + Array(repeating: .permutationAndScale, count: 3))
    #expect(found.criteria.filter { $0.neededFor == .permutationAndScale && !$0.holds }.isEmpty)
    #expect(!found.criteria[0].holds && found.criteria[1].holds)
  }

  /// Of one column there is no order to tell.
  @Test func codesOfOneColumnHaveNoConditionsOfOrder() throws {
    let found = try verdict(.ordered, latents: 1)
    #expect(!found.criteria.contains { $0.neededFor == .permutationAndScale })
    #expect(found.equivalenceClass == .permutationAndScale)
  }

  @Test func theMarginAndTheSharingAreTheThresholds() throws {
    let found = try verdict(.rotated, EquivalenceRule(margin: 0.03, sharing: 0.7))
    #expect(found.criteria[1].threshold == 0.03 && found.criteria[2].threshold == 0.03)
    #expect(abs(found.criteria[0].threshold - 0.3) < 1e-12)
    #expect(found.criteria.allSatisfy { $0.observed >= 0 && $0.observed <= 1 })
  }

  @Test func aShareThatIsAskedOfAllMakesAnyNoiseTooMuch() throws {
    #expect(try verdict(.rotated, EquivalenceRule(sharing: 1)).equivalenceClass == .none)
  }
}
