import AlignmentArtifacts
import AlignmentStages
import Interchange
import LinearAlgebra
import StageTestSupport
import Stages
import Testing

@Suite struct ExplainComparisonTests {
  /// What is said of runs of which the truth is known.
  private func words(_ truth: CodeWorld.Truth, latents: Int = 2) throws -> ComparisonInWords {
    let runs = CodeWorld(truth, runs: 3, latents: latents, points: 400, seed: 5).codes
    return try stage(ExplainComparison.self).run(CompareCodes(draws: 40).run(runs, in: .silent), in: .silent)
  }

  @Test func theVerdictSaysTheClass() throws {
    #expect(try words(.independent).verdict.contains("are not the same"))
    #expect(try words(.mixed, latents: 3).verdict.contains("up to affine maps"))
    #expect(try words(.ordered).verdict.contains("up to the order, sign, scale and shift"))
    // For one column the classes are one, and there is no order.
    #expect(try words(.ordered, latents: 1).verdict.contains("up to sign, scale and shift"))
  }

  @Test func everyConditionStandsThereWithItsNumbers() throws {
    let words = try words(.independent)
    #expect(words.conditions.count == 8)
    #expect(words.conditions[0].hasPrefix("for 'none', left by smooth maps, lower limit: "))
    #expect(words.conditions[0].hasSuffix(" is above 0.2"))
    #expect(words.conditions[1].hasSuffix(" is not below 0.05"))
    #expect(words.warnings.contains { $0.contains("share no direction beyond chance") })
  }
}
