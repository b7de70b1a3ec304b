import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct RunRotationNullTests {
  @Test func equalRunsScoreAsIsotropicRotationsDoButSpreadLess() throws {
    let x = normalMatrix(300, 2, RandomStream(seed: 1))
    var stream = RandomStream(seed: 2)
    let null = try rotationNull(runs: [x, x, x, x, x], draws: 2000, using: &stream)
    // 2√2/π. Pairs of independent rotations are pairwise independent: the deviation is 0.0911/√10.
    let mean = 2 * 2.0.squareRoot() / Double.pi
    let deviation = 0.0911 / 10.0.squareRoot()
    expectClose(null.strong.mean, mean, absolute: 4 * deviation / 2000.0.squareRoot())
    expectClose(null.strong.standardDeviation, deviation, relative: 0.08)
    // Of a rotation of a plane, both columns and both directions have the same greatest entry.
    expectClose(null.oneToOne.draws, null.strong.draws, absolute: 1e-12)
  }

  @Test func noiseLowersTheStrongScoreAndNotTheOther() throws {
    let x = normalMatrix(2000, 3, RandomStream(seed: 3))
    let runs = (0..<3).map { x + 0.5 * normalMatrix(2000, 3, RandomStream(seed: 4 + $0)) }
    var stream = RandomStream(seed: 7)
    let noisy = try rotationNull(runs: runs, draws: 500, using: &stream)
    let clean = try rotationNull(runs: [x, x, x], draws: 500, using: &stream)
    // Correlations of 1/1.25.
    expectClose(noisy.strong.mean, 0.8 * clean.strong.mean, absolute: 0.02)
    expectClose(noisy.oneToOne.mean, clean.oneToOne.mean, absolute: 0.03)
  }

  @Test func blocksAreRotatedByThemselves() throws {
    let x = normalMatrix(300, 3, RandomStream(seed: 8))
    var stream = RandomStream(seed: 9)
    let null = try rotationNull(runs: [x, x, x], blocks: [1, 1, 1], draws: 5, using: &stream)
    expectClose(null.strong.mean, 1, absolute: 0.05)
    #expect(try rotationNull(runs: [x, x, x], draws: 50, using: &stream).strong.mean < 0.9)
  }
}
