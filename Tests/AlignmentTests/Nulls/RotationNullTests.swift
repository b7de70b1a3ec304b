import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct RotationNullTests {
  @Test func twoIsotropicColumnsAgreeAsTheIntegralSays() throws {
    var stream = RandomStream(seed: 1)
    let null = try isotropicRotationNull(blocks: [2], draws: 4000, using: &stream)
    // E max(|cos θ|, |sin θ|) = 2√2/π; four standard errors of a deviation of 0.091 over 4,000 draws.
    expectClose(null.mean, 2 * 2.0.squareRoot() / Double.pi, absolute: 4 * 0.091 / 4000.0.squareRoot())
    expectClose(null.standardDeviation, 0.0911, absolute: 0.005)
  }

  @Test(arguments: zip([1, 3, 5, 10, 20, 50], [1, 0.826, 0.729, 0.599, 0.472, 0.342]))
  func widerIsotropicCodesAgreeLess(d: Int, mean: Double) throws {
    // Means of 200 draws to three digits, deviations at most 0.08: 0.0005 of rounding, and four standard errors of
    // their difference from another 200 draws.
    var stream = RandomStream(seed: 2)
    let null = try isotropicRotationNull(blocks: [d], using: &stream)
    expectClose(null.mean, mean, absolute: 0.0005 + 4 * null.standardDeviation * 0.1)
  }

  @Test func blocksRotatedByThemselvesAgreeMoreThanAllTogether() throws {
    var stream = RandomStream(seed: 3)
    let null = try isotropicRotationNull(blocks: [5, 5], draws: 400, using: &stream)
    // Computed elsewhere as 0.730 of two facets of five, with a deviation of 0.042.
    expectClose(null.mean, 0.730, absolute: 4 * 0.042 / 20 + 0.0005)
  }

  @Test func codesThatAgreeUpToAnAffineMapHaveTheIsotropicNull() throws {
    let x = normalMatrix(300, 2, RandomStream(seed: 4))
    let y = matmul(x, normalMatrix(2, 2, RandomStream(seed: 5)))
    var stream = RandomStream(seed: 6)
    let null = try rotationNull(x, y, draws: 4000, using: &stream)
    expectClose(null.mean, 2 * 2.0.squareRoot() / Double.pi, absolute: 4 * 0.091 / 4000.0.squareRoot())
  }

  @Test func theDrawsAreTheScoresOfWhitenedAndRotatedCodes() throws {
    // In one column the whitened codes correlate as the codes do, whatever the sign.
    let x = normalMatrix(50, 1, RandomStream(seed: 7))
    let y = x + normalMatrix(50, 1, RandomStream(seed: 8))
    var stream = RandomStream(seed: 9)
    let null = try rotationNull(x, y, draws: 3, using: &stream)
    let score = try meanCorrelation(x, y).mean
    expectClose(null.draws, [score, score, score], absolute: 1e-14)
  }

  @Test func blocksOfARealCodeAreWhitenedByThemselves() throws {
    let x = normalMatrix(400, 4, RandomStream(seed: 10))
    var stream = RandomStream(seed: 11)
    let block = try rotationNull(x, x, blocks: [1, 1, 1, 1], draws: 5, using: &stream)
    // Blocks of one column can only change sign.
    expectClose(block.draws, [1, 1, 1, 1, 1], absolute: 1e-13)
    #expect(try rotationNull(x, x, draws: 50, using: &stream).mean < 0.9)
  }

  @Test func aLostDirectionCountsAsZero() throws {
    let x = normalMatrix(100, 2, RandomStream(seed: 12))
    let collapsed = matmul(x, .diagonal([1.0, 0]))
    var stream = RandomStream(seed: 13)
    #expect(try rotationNull(x, collapsed, draws: 50, using: &stream).draws.allSatisfy { $0 <= 0.5 })
  }

  @Test func oneStreamGivesOneNull() throws {
    var (a, b) = (RandomStream(seed: 14), RandomStream(seed: 14))
    #expect(
      try isotropicRotationNull(blocks: [3], draws: 5, using: &a)
        == isotropicRotationNull(blocks: [3], draws: 5, using: &b))
  }
}

@Suite struct HaarRotationTests {
  @Test(arguments: [1, 2, 7])
  func theDrawIsOrthogonal(d: Int) throws {
    var stream = RandomStream(seed: 1)
    let q = try haarRotation(d, using: &stream)
    expectClose(matmulTransposedFirst(q, q), .identity(d), absolute: 1e-14)
  }

  @Test func entriesHaveTheMomentsOfTheUniformDistribution() throws {
    // E q = 0, E q² = 1/d, E q⁴ = 3/(d(d + 2)): without the sign of R's diagonal the first would be far off.
    var stream = RandomStream(seed: 2)
    let corners = try (0..<4000).map { _ in try haarRotation(3, using: &stream)[0, 0] }
    let first = corners.reduce(0, +) / 4000
    let second = corners.reduce(0) { $0 + $1 * $1 } / 4000
    let fourth = corners.reduce(0) { $0 + $1 * $1 * $1 * $1 } / 4000
    // Four standard errors of 4,000 draws: q, q² and q⁴ have deviations 0.58, 0.30 and 0.27.
    expectClose([first], [0], absolute: 0.037)
    expectClose([second], [1.0 / 3], absolute: 0.019)
    expectClose([fourth], [1.0 / 5], absolute: 0.017)
  }
}
