import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// Scores where the two halves differ: each half is measured by moments of its own.
@Suite struct HalfMomentsTests {
  private let isFitted = (0..<80).map { $0 < 40 }

  private func stillOver(_ rows: Range<Int>) throws -> PairScores {
    let x = normalMatrix(80, 1, RandomStream(seed: 1))
    var still = x
    for i in rows { still[i, 0] = 0.7 }
    return try CodeMoments([x, still], isFitted: isFitted).scores(0, 1)
  }

  /// A column that stands still over one half varies over all points, and has no correlation there.
  @Test func aColumnThatIsConstantWhereItIsScoredScoresNothing() throws {
    let found = try stillOver(40..<80)
    #expect(found.outOfSampleCorrelations == [0] && found.strong == 0)
    #expect(found.there.rSquared == 0 && found.there.meanCorrelation == 0)
    #expect(found.strongWhole > 0.3)
  }

  /// Nothing is learnt there, so nothing is predicted; a plain correlation needs no fit.
  @Test func aColumnThatIsConstantWhereItIsFittedPredictsNothing() throws {
    let found = try stillOver(0..<40)
    #expect(found.outOfSampleCorrelations == [0])
    #expect(found.there.rSquared <= 0 && found.back.rSquared <= 0)
    expectClose(found.strong, 1, absolute: 1e-12)
  }

  /// The scored half is shifted and scaled: no correlation of its own sees that, while R² does.
  @Test func aShiftedHalfKeepsItsCorrelations() throws {
    let x = normalMatrix(80, 2, RandomStream(seed: 2))
    let y = matmul(x, Matrix([[1, 0.5], [0, 1]])) + 0.3 * normalMatrix(80, 2, RandomStream(seed: 3))
    let plain = try CodeMoments([x, y], isFitted: isFitted).scores(0, 1)
    let moved = Matrix((0..<80).map { i in (0..<2).map { i < 40 ? y[i, $0] : 3 * y[i, $0] + 5 } })
    let found = try CodeMoments([x, moved], isFitted: isFitted).scores(0, 1)
    // Whitening over other points, of a condition below some tens.
    expectClose(found.outOfSampleCorrelations, plain.outOfSampleCorrelations, absolute: 1e-10)
    expectClose(found.strong, plain.strong, absolute: 1e-10)
    #expect(found.there.rSquared < 0 && plain.there.rSquared > 0.5)
  }

  /// In one column: the correlation over the scored points alone, by its definition.
  @Test func ofOneColumnTheScoreIsTheCorrelationOfTheScoredPoints() throws {
    let x = normalMatrix(80, 1, RandomStream(seed: 4))
    let y = x + normalMatrix(80, 1, RandomStream(seed: 5))
    func deviations(_ codes: Matrix<Double>) -> [Double] {
      let values = (40..<80).map { codes[$0, 0] }
      return values.map { $0 - values.reduce(0, +) / 40 }
    }
    let (a, b) = (deviations(x), deviations(y))
    func product(_ u: [Double], _ v: [Double]) -> Double { zip(u, v).reduce(0) { $0 + $1.0 * $1.1 } }
    let found = try CodeMoments([x, y], isFitted: isFitted).scores(0, 1)
    let expected = product(a, b) / (product(a, a) * product(b, b)).squareRoot()
    expectClose([found.strong, found.weak], [expected, expected], absolute: 1e-13)
  }
}
