import Alignment
import AlignmentArtifacts
import AlignmentStages
import Interchange
import LinearAlgebra
import Randomness
import Stages
import TestSupport
import Testing

/// What codes score by chance, as the comparison of codes holds it.
@Suite struct CodeNullsTests {
  private func compared(
    _ truth: CodeWorld.Truth, latents: Int = 2, points: Int = 200, draws: Int = 40, blocks: [Int] = [], seed: Int = 1,
    rule: EquivalenceRule = EquivalenceRule()
  ) throws -> CodeComparison {
    let world = CodeWorld(truth, runs: 3, latents: latents, points: points, seed: 1)
    return try CompareCodes(draws: draws, seed: seed, blocks: blocks, rule: rule).run(
      world.codes.map { Codes($0.codes) }, in: .silent)
  }

  private func nulls(_ comparison: CodeComparison) -> [CodeComparison.Null] {
    [comparison.rotationNull, comparison.oneToOneNull, comparison.shuffleNull, comparison.weakNull]
  }

  @Test func aNullIsItsDrawsInOrderWithTheirMean() throws {
    for null in nulls(try compared(.mixed)) {
      #expect(null.draws.count == 40 && null.draws == null.draws.sorted())
      expectClose(null.mean, null.draws.reduce(0, +) / 40, absolute: 1e-14)
      #expect(null.draws.allSatisfy { (0...1).contains($0) })
      #expect(null.upper >= null.mean && null.upper <= 1)
    }
  }

  @Test func moreConfidenceAsksForMore() throws {
    let (bold, careful) = try (
      compared(.mixed, rule: EquivalenceRule(confidence: 0.5)),
      compared(.mixed, rule: EquivalenceRule(confidence: 0.95))
    )
    for (low, high) in zip(nulls(bold), nulls(careful)) { #expect(low.draws == high.draws && low.upper < high.upper) }
  }

  @Test func chanceIsLessOfMorePoints() throws {
    let (few, many) = try (compared(.independent, points: 60), compared(.independent, points: 2000))
    // Correlations of unrelated columns fall as 1/√N.
    #expect(many.weakNull.mean < 0.3 * few.weakNull.mean && many.shuffleNull.mean < 0.3 * few.shuffleNull.mean)
    // Unrelated codes are about as good as their null, and shared ones far better.
    #expect((many.summaries[.weak]?.mean ?? 1) < many.weakNull.draws[39] + 0.02)
  }

  @Test func columnsThatAreRotatedApartStayWhereTheyAre() throws {
    let (whole, same) = try (compared(.ordered, latents: 3), compared(.ordered, latents: 3, blocks: [3]))
    #expect(whole.rotationNull == same.rotationNull && whole.oneToOneNull == same.oneToOneNull)
    // Of four columns that mix with one another fewer matches come out well than of two and two.
    let (four, pairs) = try (compared(.ordered, latents: 4), compared(.ordered, latents: 4, blocks: [2, 2]))
    #expect(pairs.rotationNull.mean > four.rotationNull.mean)
    #expect(pairs.shuffleNull == four.shuffleNull)
  }

  @Test func theSeedMovesTheDrawsAndNothingMuch() throws {
    let (first, other) = try (compared(.mixed), compared(.mixed, seed: 2))
    for (a, b) in zip(nulls(first), nulls(other)) {
      #expect(a.draws != b.draws)
      expectClose(a.mean, b.mean, absolute: 0.1)
    }
  }
}
