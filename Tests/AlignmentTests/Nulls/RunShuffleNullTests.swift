import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct RunShuffleNullTests {
  @Test func itIsTheLeastCanonicalCorrelationOfShuffledHalves() throws {
    // In one column the out-of-sample correlation is the plain one of the second half, whatever the fit.
    let x = normalMatrix(400, 1, RandomStream(seed: 1))
    var stream = RandomStream(seed: 2)
    let null = try shuffleNull(runs: [x, x], draws: 2000, using: &stream)
    // |normal|/√N of 200 points: √(2/π)/√199.
    expectClose(null.least.mean, (2 / Double.pi / 199).squareRoot(), relative: 0.06)
  }

  @Test func itAgreesWithShufflingAndScoringAnew() throws {
    let (x, y) = (normalMatrix(120, 3, RandomStream(seed: 8)), normalMatrix(120, 3, RandomStream(seed: 9)))
    var stream = RandomStream(seed: 10)
    let fast = try shuffleNull(runs: [x, y], draws: 500, using: &stream)
    let slow = try shuffleNull(x, y, draws: 500, using: &stream) { (a, b) throws(AlignmentError) in
      try weakScore(a, b).outOfSampleCorrelations.min() ?? 0
    }
    // Four standard errors of the difference of two means of 500.
    expectClose(fast.least.mean, slow.mean, absolute: 4 * slow.standardDeviation * (2.0 / 500).squareRoot())
    expectClose(fast.least.standardDeviation, slow.standardDeviation, relative: 0.2)
  }

  @Test func moreColumnsHaveALesserLeast() throws {
    var stream = RandomStream(seed: 3)
    let one = normalMatrix(200, 1, RandomStream(seed: 4))
    let four = normalMatrix(200, 4, RandomStream(seed: 5))
    let narrow = try shuffleNull(runs: [one, one, one], draws: 200, using: &stream)
    let wide = try shuffleNull(runs: [four, four, four], draws: 200, using: &stream)
    #expect(wide.least.mean < narrow.least.mean)
    // The mean over directions knows no number of them.
    expectClose(wide.mean.mean, narrow.mean.mean, relative: 0.2)
  }

  @Test func aLostDirectionScoresZero() throws {
    let x = normalMatrix(100, 2, RandomStream(seed: 6))
    var stream = RandomStream(seed: 7)
    let null = try shuffleNull(runs: [x, matmul(x, .diagonal([1, 0]))], draws: 5, using: &stream)
    #expect(null.least.draws == [0, 0, 0, 0, 0])
    #expect(null.mean.draws.allSatisfy { $0 > 0 && $0 < 0.5 })
  }
}
