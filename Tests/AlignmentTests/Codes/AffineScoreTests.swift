import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct AffineScoreTests {
  @Test func anAffineMapScoresOneBothWays() throws {
    let x = normalMatrix(60, 3, RandomStream(seed: 1))
    let y = matmul(x, normalMatrix(3, 3, RandomStream(seed: 2))).addingToRows([1, 2, 3])
    for score in [try affineScore(from: x, to: y), try affineScore(from: y, to: x)] {
      expectClose(score.rSquared, [1, 1, 1], absolute: 1e-12)
      expectClose(score.meanCorrelation.outOfSample, 1, absolute: 1e-12)
    }
  }

  @Test func theDirectionMatters() throws {
    // Two columns tell one of them; one does not tell the other.
    let x = normalMatrix(400, 2, RandomStream(seed: 3))
    let one = x.columns(at: [0])
    expectClose(try affineScore(from: x, to: one).meanRSquared, 1, absolute: 1e-12)
    // The second column is noise to the first: R² is zero but for 1/200 of sampling in each half.
    expectClose(try affineScore(from: one, to: x).meanRSquared, 0.5, absolute: 0.05)
  }

  @Test func noiseIsPredictedWorseThanByItsMean() throws {
    let score = try affineScore(
      from: normalMatrix(60, 20, RandomStream(seed: 4)), to: normalMatrix(60, 2, RandomStream(seed: 5)))
    #expect(score.meanRSquared < 0)
    #expect(score.meanCorrelation.inSample > 0.6)
  }

  @Test func aConstantTargetScoresZero() throws {
    let x = normalMatrix(20, 2, RandomStream(seed: 6))
    let score = try affineScore(from: x, to: Matrix.joinedColumns([x.columns(at: [0]), Matrix(rows: 20, columns: 1)]))
    expectClose(score.rSquared, [1, 0], absolute: 1e-12)
  }
}
