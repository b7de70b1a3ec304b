import Alignment
import LinearAlgebra
import TestSupport
import Testing

@Suite struct PairwiseScoresTests {
  @Test func eachPairIsScoredOnceAndBothWaysRound() {
    var asked: [[Int]] = []
    let scores = PairwiseScores(runs: 3) { i, j in
      asked.append([i, j])
      return Double(10 * i + j)
    }
    #expect(asked == [[0, 1], [0, 2], [1, 2]])
    #expect(scores.matrix == Matrix([[1, 1, 2], [1, 1, 12], [2, 12, 1]]))
    #expect(scores.values == [1, 2, 12])
  }

  @Test func meanAndDeviationAreOverPairs() throws {
    let scores = PairwiseScores(runs: 3) { i, j in Double(i + j) }
    expectClose(try #require(scores.mean), 2, absolute: 1e-15)
    expectClose(try #require(scores.standardDeviation), 1, absolute: 1e-15)
  }

  @Test func oneRunHasNoPairAndTwoHaveNoSpread() {
    let one = PairwiseScores(runs: 1) { _, _ in 0.5 }
    #expect(one.values.isEmpty && one.mean == nil)
    let two = PairwiseScores(runs: 2) { _, _ in 0.5 }
    #expect(two.mean == 0.5 && two.standardDeviation == nil && two.jackknife == nil)
  }
}
