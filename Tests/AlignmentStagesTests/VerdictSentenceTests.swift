import AlignmentArtifacts
import AlignmentStages
import Interchange
import Stages
import Testing

/// What a verdict says: no more than was found, with its limits and its margin.
@Suite struct VerdictSentenceTests {
  private func verdict(
    _ truth: CodeWorld.Truth, runs: Int = 5, latents: Int = 2, noise: Double = 0.05,
    rule: EquivalenceRule = EquivalenceRule()
  ) throws -> CodeComparison.Verdict {
    let world = CodeWorld(truth, runs: runs, latents: latents, points: 400, noise: noise, seed: 3)
    return try CompareCodes(draws: 40, rule: rule).run(world.codes.map { Codes($0.codes) }, in: .silent).verdict
  }

  @Test func affineCodesAreNotSaidToHaveOtherAxes() throws {
    let found = try verdict(.rotated)
    #expect(found.equivalenceClass == .affine)
    #expect(found.sentence.hasPrefix("the codes of the runs are the same up to affine maps and "))
    #expect(found.sentence.contains("(at 97.5 %; the margin is 5 %)"))
    #expect(found.sentence.hasSuffix("; whether their axes agree too is not shown"))
  }

  @Test func orderedCodesAreSaidToShareTheirAxes() throws {
    let found = try verdict(.ordered)
    #expect(found.equivalenceClass == .permutationAndScale)
    #expect(found.sentence.contains("the same up to the order, sign, scale and shift of their columns"))
    #expect(!found.sentence.contains("not shown"))
    #expect(try verdict(.ordered, latents: 1).sentence.contains("the same up to sign, scale and shift"))
  }

  @Test func unrelatedRunsAreNotTheSame() throws {
    let found = try verdict(.independent, runs: 3)
    #expect(found.equivalenceClass == .none)
    #expect(found.sentence.hasPrefix("the codes of the runs are not the same: "))
  }

  @Test func twoRunsSayThatTheyHaveNoLimitsOverRuns() throws {
    #expect(try verdict(.rotated, runs: 2).sentence.contains("these two runs"))
    #expect(try verdict(.rotated, runs: 2).sentence.contains("over points alone, as two runs have no limits over runs"))
  }

  @Test func doubtsTakeTheGroundFromAnyVerdict() throws {
    let codes = CodeWorld(.rotated, runs: 3, latents: 2, points: 400, seed: 3).codes.map { Codes($0.codes) }
    let found = try CompareCodes(draws: 40).run([codes[0], codes[0], codes[1]], in: .silent).verdict
    #expect(found.equivalenceClass == .undecided)
    #expect(found.sentence.hasPrefix("this cannot be told: runs 1 and 2 hold the same numbers to the last bit"))
  }
}
