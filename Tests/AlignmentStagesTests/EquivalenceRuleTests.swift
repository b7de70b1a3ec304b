import AlignmentArtifacts
import AlignmentStages
import Interchange
import LinearAlgebra
import Randomness
import Stages
import TestSupport
import Testing

/// The rule against worlds of known truth, with its error rates. Seeds are fixed: a rate is one number, not a draw.
@Suite struct EquivalenceRuleTests {
  /// How often each class is named in so many worlds.
  private func rates(
    _ truth: CodeWorld.Truth, runs: Int = 5, latents: Int = 2, noise: Double = 0.1, worlds: Int = 20
  ) throws -> [EquivalenceClass: Double] {
    var counts: [EquivalenceClass: Int] = [:]
    let stage = CompareCodes(draws: 60)
    for seed in 0..<worlds {
      let world = CodeWorld(truth, runs: runs, latents: latents, points: 400, noise: noise, seed: UInt64(seed))
      let codes = world.codes.map { Codes($0.codes) }
      counts[try stage.run(codes, in: .silent).verdict.equivalenceClass, default: 0] += 1
    }
    return counts.mapValues { Double($0) / Double(worlds) }
  }

  @Test(arguments: [(3, 2), (5, 2), (5, 5)])
  func orderedCodesAreNamedSo(runs: Int, latents: Int) throws {
    #expect(try rates(.ordered, runs: runs, latents: latents)[.permutationAndScale, default: 0] >= 0.95)
  }

  @Test(arguments: [(3, 2), (5, 2), (5, 5)])
  func rotatedCodesAreAffineAndSeldomTakenForOrdered(runs: Int, latents: Int) throws {
    let found = try rates(.rotated, runs: runs, latents: latents)
    // The level of the rotation null is 0.05; intervals make it less.
    #expect(found[.permutationAndScale, default: 0] <= 0.05)
    #expect(found[.affine, default: 0] >= 0.9)
  }

  @Test(arguments: [(5, 2), (5, 5)])
  func mixedCodesAreAffine(runs: Int, latents: Int) throws {
    #expect(try rates(.mixed, runs: runs, latents: latents)[.affine, default: 0] >= 0.95)
  }

  @Test(arguments: [(5, 2), (5, 5)])
  func aDominantFactorIsNotTakenForOrder(runs: Int, latents: Int) throws {
    let found = try rates(.dominated, runs: runs, latents: latents)
    #expect(found[.permutationAndScale, default: 0] <= 0.05)
  }

  @Test func theStrongScoreAloneWouldTakeADominantFactorForOrder() throws {
    let world = CodeWorld(.dominated, runs: 5, latents: 5, points: 400, noise: 0.05, seed: 1)
    let comparison = try CompareCodes(draws: 60).run(world.codes.map { Codes($0.codes) }, in: .silent)
    let strong = try #require(comparison.summaries[.strongInSample]).mean
    #expect(strong > comparison.rotationNull.upper)
    #expect(try #require(comparison.summaries[.oneToOne]).mean < comparison.oneToOneNull.upper)
    #expect(comparison.verdict.equivalenceClass != .permutationAndScale)
  }

  @Test func aRotatedPlaneAmongOrderedColumnsIsSeldomMissed() throws {
    // The mean turned share of a random plane is (1 − 2/π)/2 = 0.18, the margin 0.05.
    #expect(try rates(.plane, latents: 5)[.permutationAndScale, default: 0] <= 0.05)
  }

  @Test(arguments: [CodeWorld.Truth.partlyShared, .independent], [2, 5])
  func codesThatShareTooLittleAreNone(truth: CodeWorld.Truth, latents: Int) throws {
    #expect(try rates(truth, latents: latents)[.none, default: 0] == 1)
  }

  @Test(arguments: [2, 5]) func noisyAffineCodesAreAffineAndNeverNonlinear(latents: Int) throws {
    // Noise of a fifth of a deviation a run: an affine map leaves 1 − 1/1.04² = 0.075, more than the margin, and no bend.
    let found = try rates(.mixed, latents: latents, noise: 0.2)
    #expect(found[.affine, default: 0] >= 0.9)
    #expect(found[.nonlinear, default: 0] + found[.none, default: 0] == 0)
  }

  @Test func noiseNearTheSharingThresholdIsUndecidedAndMuchOfItNone() throws {
    // What any map leaves is 1 − 1/(1 + σ²)²: 0.2 for σ = 0.344, and 0.36 for 0.5.
    let near = try rates(.mixed, noise: 0.34)
    #expect(near[.undecided, default: 0] >= 0.5 && near[.none, default: 0] <= 0.4)
    #expect(try rates(.mixed, noise: 0.6)[.none, default: 0] >= 0.95)
  }

  @Test(arguments: [3, 5]) func bentCodesAreNotAffine(runs: Int) throws {
    let found = try rates(.bent, runs: runs)
    #expect(found[.affine, default: 0] + found[.permutationAndScale, default: 0] <= 0.05)
    #expect(found[.none, default: 0] <= 0.05)
  }

  @Test func tenRunsThatBendAlikeAreNonlinear() throws {
    #expect(try rates(.bent, runs: 10, noise: 0.05, worlds: 12)[.nonlinear, default: 0] >= 0.5)
  }

  @Test func twoRunsAreJudgedByWhatAffineMapsLeave() throws {
    let found = try rates(.rotated, runs: 2)
    // One pair, at the level of the null.
    #expect(found[.permutationAndScale, default: 0] <= 0.07)
    #expect(try rates(.ordered, runs: 2)[.permutationAndScale, default: 0] >= 0.5)
    #expect(try rates(.bent, runs: 2)[.undecided, default: 0] >= 0.9)
    #expect(try rates(.independent, runs: 2)[.none, default: 0] == 1)
  }

  @Test func oneColumnKnowsNoOrder() throws {
    let found = try rates(.ordered, runs: 3, latents: 1, worlds: 5)
    #expect(found[.permutationAndScale] == 1)
  }

  @Test func theMarginDecides() throws {
    let codes = CodeWorld(.mixed, runs: 5, latents: 2, points: 400, noise: 0.1, seed: 1).codes.map { Codes($0.codes) }
    func named(_ rule: EquivalenceRule) throws -> EquivalenceClass {
      try CompareCodes(draws: 40, rule: rule).run(codes, in: .silent).verdict.equivalenceClass
    }
    #expect(try named(EquivalenceRule()) == .affine)
    #expect(try named(EquivalenceRule(margin: 0.001, sharing: 0.999)) == .none)
  }

  @Test func theTextStatesTheNumbers() throws {
    let text = EquivalenceRule(confidence: 0.9, margin: 0.1, sharing: 0.75).text
    #expect(text.contains("one-sided 95 % limits") && text.contains("the margin of 10 %"))
    #expect(text.contains("leaves more than 25 %"))
    let codes = CodeWorld(.ordered, runs: 3, latents: 2, points: 100, seed: 1).codes
    let verdict = try CompareCodes(draws: 20).run(codes, in: .silent).verdict
    #expect(verdict.rule == EquivalenceRule().text)
    #expect(
      verdict.criteria.map(\.neededFor)
        == [.none, .affine, .affine, .nonlinear, .nonlinear] + Array(repeating: .permutationAndScale, count: 3))
  }
}
