import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// Scores from moments against those from the codes themselves, whose reference values are NumPy's.
@Suite struct PairScoresTests {
  /// A first half that is fitted, as the functions of two codes take it.
  private func moments(_ x: Matrix<Double>, _ y: Matrix<Double>) throws -> CodeMoments {
    try CodeMoments([x, y], isFitted: (0..<x.rows).map { $0 < x.rows / 2 })
  }

  private func expectSameScores(_ x: Matrix<Double>, _ y: Matrix<Double>, absolute: Double) throws {
    let found = try moments(x, y).scores(0, 1)
    let (strong, weak) = (try strongScore(x, y), try weakScore(x, y))
    expectClose(found.strong, strong.outOfSample, absolute: absolute)
    expectClose(found.strongWhole, strong.whole, absolute: absolute)
    expectClose(found.weak, weak.score.outOfSample, absolute: absolute)
    expectClose(found.weakWhole, weak.score.whole, absolute: absolute)
    expectClose(found.outOfSampleCorrelations, weak.outOfSampleCorrelations, absolute: absolute)
    expectClose(found.spectrum, weak.spectrum, absolute: absolute)
    expectClose(found.oneToOne, try oneToOneScore(x, y), absolute: absolute)
    let (there, back) = (try affineScore(from: x, to: y), try affineScore(from: y, to: x))
    expectClose(found.there.rSquared, there.meanRSquared, absolute: absolute)
    expectClose(found.back.meanCorrelation, back.meanCorrelation.outOfSample, absolute: absolute)
  }

  @Test(arguments: [(40, 1), (200, 3), (5000, 4)]) func theScoresAreThoseOfTheCodes(points: Int, latents: Int) throws {
    let x = normalMatrix(points, latents, RandomStream(seed: 1))
    let map = normalMatrix(latents, latents, RandomStream(seed: 2))
    let y = matmul(x + 0.5 * normalMatrix(points, latents, RandomStream(seed: 3)), map).addingToRows(
      [Double](repeating: 1e3, count: latents))
    try expectSameScores(x, y, absolute: 1e-10)
  }

  @Test func theReferenceCasesAgree() throws {
    for reference in try referenceCases("mcc", of: MeanCorrelationReferenceTests.Reference.self) {
      let found = try moments(Matrix(reference.a), Matrix(reference.b)).scores(0, 1)
      expectClose(found.strongWhole, reference.mccPearson, absolute: 1e-9)
      expectClose(found.spectrum, reference.canonicalCorrelations, absolute: 1e-9)
      expectClose(found.weakWhole, reference.weakMccCca, absolute: 1e-9)
      expectClose(found.weak, reference.weakMccCcaOutOfSample, absolute: 1e-9)
    }
  }

  @Test func constantAndDependentColumnsAreSafe() throws {
    let x = normalMatrix(300, 3, RandomStream(seed: 4))
    let constant = matmul(x, .diagonal([1, 0, 1]))
    try expectSameScores(x, constant, absolute: 1e-9)
    let dependent = Matrix((0..<300).map { [x[$0, 0], x[$0, 1], x[$0, 0] - 2 * x[$0, 1]] })
    let found = try moments(dependent, x).scores(0, 1)
    #expect(found.outOfSampleCorrelations.count == 3)
    expectClose(found.outOfSampleCorrelations[2], 0, absolute: 0)
    expectClose(found.spectrum, try weakScore(dependent, x).spectrum, absolute: 1e-7)
  }

  /// Columns that agree but for 10⁻⁷: their difference is a direction, though its variance is below the rounding of theirs.
  @Test func nearlyDependentColumnsKeepTheirDirections() throws {
    let x = normalMatrix(400, 2, RandomStream(seed: 5))
    let close = Matrix((0..<400).map { [x[$0, 0], x[$0, 0] + 1e-7 * x[$0, 1]] })
    expectClose(try moments(close, x).scores(0, 1).spectrum, [1, 1], absolute: 1e-6)
  }

  /// Both codes out of sample by sums over points, which know nothing of moments.
  @Test func theHalvesMayLieAnyhow() throws {
    let x = normalMatrix(60, 2, RandomStream(seed: 9))
    let y = matmul(x, Matrix([[1, 0.3], [-0.2, 2]])) + 0.4 * normalMatrix(60, 2, RandomStream(seed: 10))
    let isFitted = (0..<60).map { $0 % 3 != 1 }
    let found = try CodeMoments([x, y], isFitted: isFitted).scores(0, 1)
    let fitted = isFitted.indices.filter { isFitted[$0] }
    let scored = isFitted.indices.filter { !isFitted[$0] }
    let map = try affineMap(from: x.rows(at: fitted), to: y.rows(at: fitted))
    let (predicted, goal) = (map(x.rows(at: scored)), y.rows(at: scored))
    let shares = (0..<2).map { j in
      let mean = goal.column(j).reduce(0, +) / Double(scored.count)
      let error = (0..<scored.count).reduce(0.0) {
        $0 + (goal[$1, j] - predicted[$1, j]) * (goal[$1, j] - predicted[$1, j])
      }
      return 1 - error / goal.column(j).reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    // Sums of 40 terms and least squares of a condition below ten.
    expectClose(found.there.rSquared, (shares[0] + shares[1]) / 2, absolute: 1e-10)
  }

  @Test func turnedAroundTheyAreThoseOfTheOtherOrder() throws {
    let x = normalMatrix(100, 3, RandomStream(seed: 11))
    let y = x + 0.7 * normalMatrix(100, 3, RandomStream(seed: 12))
    let moments = try moments(x, y)
    let (there, back) = (try moments.scores(0, 1), try moments.scores(1, 0))
    #expect(there.there == back.back && there.back == back.there)
    expectClose(there.spectrum, back.spectrum, absolute: 1e-12)
    expectClose(
      [there.strong, there.weak, there.oneToOne], [back.strong, back.weak, back.oneToOne], absolute: 1e-12)
  }

  @Test func allPairsComeRowByRow() throws {
    let runs = (0..<4).map { normalMatrix(50, 2, RandomStream(seed: 20 + $0)) }
    let moments = try CodeMoments(runs, isFitted: (0..<50).map { $0 < 25 })
    let all = try moments.scores()
    #expect(all == (try [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)].map { try moments.scores($0.0, $0.1) }))
    let pairs = [RunPair(2, 3), RunPair(0, 1)]
    #expect(moments.oneToOneScores(pairs) == [all[5].oneToOne, all[0].oneToOne])
  }

  @Test func codesWithoutADirectionInCommonScoreNothing() throws {
    let x = normalMatrix(40, 1, RandomStream(seed: 30))
    let found = try moments(x, Matrix(rows: 40, columns: 1, repeating: 3)).scores(0, 1)
    #expect(found.weak == 0 && found.weakWhole == 0 && found.strong == 0 && found.strongWhole == 0)
    #expect(found.there.rSquared == 0 && found.there.meanCorrelation == 0)
  }
}
