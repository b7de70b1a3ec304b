import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct WeakScoreTests {
  @Test func anAffineMapOfTheCodesScoresOne() throws {
    let x = normalMatrix(200, 5, RandomStream(seed: 1))
    let y = matmul(x, normalMatrix(5, 5, RandomStream(seed: 2))).addingToRows([1, 2, 3, 4, 5])
    let weak = try weakScore(x, y)
    #expect(weak.components == 5)
    expectClose(
      [weak.score.whole, weak.score.inSample, weak.score.outOfSample, weak.outOfSampleRematched], [1, 1, 1, 1],
      absolute: 1e-12)
    #expect(try strongScore(x, y).whole < 0.95)
  }

  @Test func independentCodesScoreHighInSampleOnly() throws {
    // In sample fifty canonical pairs of a hundred points correlate by chance; out of sample nothing is left.
    let x = normalMatrix(200, 40, RandomStream(seed: 3))
    let y = normalMatrix(200, 40, RandomStream(seed: 4))
    let weak = try weakScore(x, y)
    #expect(weak.score.inSample > 0.5)
    // The mean absolute correlation of independent columns of 100 points is √(2/π)/10 = 0.08.
    expectClose(weak.score.outOfSample, 0.08, absolute: 0.03)
  }

  @Test func theScoreIsTheMeanOfTheOutOfSampleCorrelations() throws {
    let x = normalMatrix(200, 3, RandomStream(seed: 30))
    let y = x + normalMatrix(200, 3, RandomStream(seed: 31))
    let weak = try weakScore(x, y)
    #expect(weak.outOfSampleCorrelations.count == 3)
    expectClose(weak.outOfSampleCorrelations.reduce(0, +) / 3, weak.score.outOfSample, relative: 1e-14)
    // A direction that one code has lost is there as a zero.
    let lost = try weakScore(x, matmul(y, .diagonal([1, 0, 1])))
    #expect(lost.outOfSampleCorrelations.count == 3 && lost.outOfSampleCorrelations.last == 0)
  }

  @Test func matchingAnewNeverLowersTheScore() throws {
    for seed in 0..<10 {
      let stream = RandomStream(seed: UInt64(seed))
      let weak = try weakScore(normalMatrix(40, 4, stream.child("x")), normalMatrix(40, 4, stream.child("y")))
      #expect(weak.outOfSampleRematched >= weak.score.outOfSample - 1e-14)
    }
  }

  @Test func theLeadingPairsScoreAtLeastAsHighInSample() throws {
    let x = normalMatrix(100, 6, RandomStream(seed: 5))
    let y = normalMatrix(100, 6, RandomStream(seed: 6))
    let leading = try weakScore(x, y, components: 2)
    #expect(leading.components == 2)
    expectClose(leading.score.whole, (leading.spectrum[0] + leading.spectrum[1]) / 2, absolute: 1e-15)
    #expect(try leading.score.whole > weakScore(x, y).score.whole)
    #expect(try weakScore(x, y, components: 99) == weakScore(x, y))
  }

  /// Two codes that share one strong factor: a pitfall, because affine alignment then scores below none.
  @Test func nearCollinearCodesScoreLowerAfterAlignmentAndAreReported() throws {
    let factor = normalMatrix(2000, 1, RandomStream(seed: 7))
    let both = Matrix.joinedColumns([factor, factor])
    let x = both + 0.1 * normalMatrix(2000, 2, RandomStream(seed: 8))
    let y = both + 0.1 * normalMatrix(2000, 2, RandomStream(seed: 9))
    let strong = try strongScore(x, y).whole
    let weak = try weakScore(x, y).score.whole
    // In the limit corr = 1/1.01, and the canonical correlations are 2/2.01 and 0; 1/√2000 = 0.02 of sampling.
    expectClose(strong, 1 / 1.01, absolute: 0.005)
    expectClose(weak, 1 / 2.01, absolute: 0.03)

    let warnings = try codeWarnings(x)
    #expect(warnings.count == 1)
    guard case .collinear(.first, let conditionNumber)? = warnings.first else {
      Issue.record("no warning of collinearity but \(warnings)")
      return
    }
    // In the limit 2.01/0.01; a variance of 2,000 points is known to 3%.
    expectClose(conditionNumber, 201, relative: 0.1)
    #expect(
      CodeWarning.weakBelowStrong(weak: 0.5, strong: 0.99).description
        == "the score after alignment (0.5) is below the one before it (0.99); look for collinear or collapsed codes")
  }
}
