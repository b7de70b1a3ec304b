import Alignment
import AlignmentArtifacts
import AlignmentStages
import Foundation
import Interchange
import LinearAlgebra
import Randomness
import Stages
import TestSupport
import Testing

/// What smooth and affine maps leave between runs, as the comparison of codes holds it.
@Suite struct CodeJudgementTests {
  private func compared(
    _ truth: CodeWorld.Truth, noise: Double, sample: Int = 4000, latents: Int = 2, points: Int = 400,
    rule: EquivalenceRule = EquivalenceRule()
  ) throws -> CodeComparison {
    let world = CodeWorld(truth, runs: 3, latents: latents, points: points, noise: noise, seed: 2)
    return try CompareCodes(draws: 20, sample: sample, rule: rule).run(
      world.codes.map { Codes($0.codes) }, in: .silent)
  }

  private func mean(_ measure: CodeComparison.Measure, _ comparison: CodeComparison) throws -> Double {
    try #require(comparison.summaries[measure]).mean
  }

  @Test(arguments: [0.1, 0.3]) func affineMapsLeaveTheNoiseOfBothRuns(noise: Double) throws {
    let comparison = try compared(.mixed, noise: noise)
    // 1 − 1/(1 + σ²)², where a run's own σ is from .7 to 1.3 times the noise.
    func left(_ deviation: Double) -> Double { 1 - pow(1 + deviation * deviation, -2) }
    let found = try mean(.affineResidual, comparison)
    #expect(found > left(0.7 * noise) && found < 1.2 * left(1.3 * noise))
    // A smooth map cannot do much better, and what it does is the bend.
    #expect(try abs(mean(.bend, comparison)) < 0.02)
    #expect(!comparison.judgement.bendIsDetectable)
  }

  @Test func aBendIsLeftByAffineMaps() throws {
    let (bent, straight) = try (compared(.bent, noise: 0.02), compared(.mixed, noise: 0.02))
    #expect(try mean(.affineResidual, bent) > 10 * mean(.affineResidual, straight))
    #expect((0.2...1).contains(bent.judgement.attenuation) && (0.2...1).contains(straight.judgement.attenuation))
  }

  @Test func whatIsTurnedIsWhatOneToOneLeaves() throws {
    let comparison = try compared(.plane, noise: 0.05, latents: 3)
    let (turned, oneToOne) = (comparison.matrices[.turned], comparison.matrices[.oneToOne])
    expectClose(try #require(turned), try #require(oneToOne).map { max(0, 1 - $0 * $0) }, absolute: 1e-15)
    #expect(try mean(.turned, comparison) > 0.05)
    #expect(try mean(.turned, compared(.ordered, noise: 0.05, latents: 3)) < 0.05)
  }

  @Test func theSampleBoundsWhatIsJudged() throws {
    #expect(try compared(.mixed, noise: 0.1, sample: 100).judgement.points == 100)
    #expect(try compared(.mixed, noise: 0.1).judgement.points == 400)
    // Ten a column at least, and one column more.
    #expect(try compared(.mixed, noise: 0.1, sample: 20).judgement.points == 30)
    #expect(try compared(.mixed, noise: 0.1, rule: EquivalenceRule(margin: 0.125)).judgement.margin == 0.125)
  }

  @Test func withoutTheHeaviestPointsSoundCodesLookTheSame() throws {
    let comparison = try compared(.mixed, noise: 0.2)
    expectClose(
      comparison.judgement.trimmedAffineResidual, try mean(.affineResidual, comparison), absolute: 0.05)
    expectClose(comparison.judgement.trimmedTurned, try mean(.turned, comparison), absolute: 0.1)
  }

  @Test func aRunThatDoesNotVaryLeavesEverything() throws {
    let good = CodeWorld(.ordered, runs: 2, latents: 2, points: 200, seed: 1).codes.map(\.codes)
    let comparison = try CompareCodes(draws: 20).run(
      (good + [Matrix(rows: 200, columns: 2, repeating: 3)]).map { Codes($0) }, in: .silent)
    let matrix = try #require(comparison.matrices[.affineResidual])
    #expect(matrix == Matrix([[0, 1, 1], [1, 0, 1], [1, 1, 0]]) && comparison.judgement.trimmedAffineResidual == 1)
    #expect(try mean(.bend, comparison) == 0 && comparison.verdict.equivalenceClass == .undecided)
  }
}
