import Alignment
import LinearAlgebra
import TestSupport
import Testing

@Suite struct JackknifeTests {
  @Test func agreesWithTheFormulaByHand() throws {
    // Pairs 0.9, 0.8 and 0.7: leaving out runs 0, 1, 2 leaves 0.7, 0.8, 0.9, so SE² = 2/3·(0.01 + 0 + 0.01).
    let scores = PairwiseScores(Matrix([[1, 0.9, 0.8], [0.9, 1, 0.7], [0.8, 0.7, 1]]))
    let estimate = try #require(scores.jackknife)
    expectClose(estimate.mean, 0.8, absolute: 1e-15)
    expectClose(estimate.standardError, (0.04 / 3.0).squareRoot(), absolute: 1e-15)
    // t of two degrees of freedom.
    let interval = estimate.interval()
    expectClose(interval.upperBound - 0.8, 4.302652729749462 * estimate.standardError, relative: 1e-11)
    #expect(estimate.interval(within: 0...1).upperBound == 1)
  }

  @Test func equalScoresHaveNoError() throws {
    let estimate = try #require(PairwiseScores(runs: 5) { _, _ in 0.25 }.jackknife)
    #expect(estimate.standardError == 0)
    #expect(estimate.interval() == 0.25...0.25)
  }

  @Test func theOrderOfRunsChangesNothing() throws {
    func scores(_ order: [Int]) -> PairwiseScores {
      PairwiseScores(runs: 4) { i, j in 1 / Double(1 + order[i] + order[j]) }
    }
    let (a, b) = (try #require(scores([0, 1, 2, 3]).jackknife), try #require(scores([2, 0, 3, 1]).jackknife))
    expectClose([a.mean, a.standardError], [b.mean, b.standardError], absolute: 1e-15)
  }

  @Test func oneOddRunWidensTheErrorMoreThanOneOddPair() throws {
    let oddRun = PairwiseScores(runs: 5) { i, _ in i == 0 ? 0 : 1 }
    let oddPair = PairwiseScores(runs: 5) { i, j in (i, j) == (0, 1) ? 0 : 1 }
    #expect(try #require(oddRun.jackknife).standardError > 2 * #require(oddPair.jackknife).standardError)
  }
}
