import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// A first half to fit on and a second one to score on.
@Suite struct SplitScoreTests {
  private let x = normalMatrix(7, 1, RandomStream(seed: 1))
  private let y = normalMatrix(7, 1, RandomStream(seed: 2))

  private func correlation(_ rows: Range<Int>) -> Double {
    let (a, b) = (rows.map { x[$0, 0] }, rows.map { y[$0, 0] })
    let (meanA, meanB) = (a.reduce(0, +) / Double(a.count), b.reduce(0, +) / Double(b.count))
    func sum(_ u: [Double], _ m: Double, _ v: [Double], _ n: Double) -> Double {
      zip(u, v).reduce(0) { $0 + ($1.0 - m) * ($1.1 - n) }
    }
    return abs(sum(a, meanA, b, meanB)) / (sum(a, meanA, a, meanA) * sum(b, meanB, b, meanB)).squareRoot()
  }

  /// Of seven points three are fitted and four scored; of one column the score is the correlation of its points.
  @Test func anOddPointIsScored() throws {
    let score = try strongScore(x, y)
    expectClose(score.whole, correlation(0..<7), absolute: 1e-14)
    expectClose(score.inSample, correlation(0..<3), absolute: 1e-14)
    expectClose(score.outOfSample, correlation(3..<7), absolute: 1e-14)
  }

  @Test func theOrderWithinAHalfIsNothingAndTheHalvesAre() throws {
    let (a, b) = (normalMatrix(20, 3, RandomStream(seed: 3)), normalMatrix(20, 3, RandomStream(seed: 4)))
    let order = Array((0..<10).reversed()) + Array((10..<20).reversed())
    let (plain, reordered) = (try strongScore(a, b), try strongScore(a.rows(at: order), b.rows(at: order)))
    expectClose(
      [plain.inSample, plain.outOfSample], [reordered.inSample, reordered.outOfSample], absolute: 1e-13)
    let turned = Array(10..<20) + Array(0..<10)
    let swapped = try strongScore(a.rows(at: turned), b.rows(at: turned))
    expectClose(plain.whole, swapped.whole, absolute: 1e-13)
    #expect(abs(plain.inSample - swapped.inSample) > 1e-3)
  }

  @Test func fourPointsAreNeeded() throws {
    #expect(throws: AlignmentError.tooFewRows(3, needed: 4)) {
      try strongScore(x.rows(0..<3), y.rows(0..<3))
    }
    expectClose(try strongScore(x.rows(0..<4), y.rows(0..<4)).inSample, 1, absolute: 1e-15)
  }
}
