import Alignment
import LinearAlgebra
import Randomness
import RowBlocks
import TestSupport
import Testing

/// Scores from moments against those from the codes themselves, whose reference values are NumPy's.
@Suite struct CodeMomentsTests {
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

  @Test func mapsAreThoseOfLeastSquares() throws {
    let x = normalMatrix(100, 2, RandomStream(seed: 6)).addingToRows([5, -3])
    let y = 7 * matmul(x, Matrix([[1, 2], [0.5, -1]])).addingToRows([1, 100])
    let (found, wanted) = (try moments(x, y).affineMap(from: 0, to: 1), try affineMap(from: x, to: y))
    expectClose(found.matrix, wanted.matrix, absolute: 1e-9)
    expectClose(found.shift, wanted.shift, absolute: 1e-8)
  }

  @Test func theRotationNullIsThatOfTheCodes() throws {
    let runs = (0..<3).map {
      normalMatrix(500, 2, RandomStream(seed: 7)) + 0.3 * normalMatrix(500, 2, RandomStream(seed: 8 + $0))
    }
    let own = try CodeMoments(runs, isFitted: (0..<500).map { $0 % 2 == 0 })
    var stream = RandomStream(seed: 20)
    let wanted = try rotationNull(runs: runs, draws: 800, using: &stream)
    let found = try own.rotationNull(draws: 800, using: stream)
    // Four standard errors of the difference of two means of 800.
    expectClose(
      found.strong.mean, wanted.strong.mean, absolute: 4 * wanted.strong.standardDeviation * (2.0 / 800).squareRoot())
    expectClose(found.oneToOne.standardDeviation, wanted.oneToOne.standardDeviation, relative: 0.15)
    #expect(try own.rotationNull(draws: 5, using: stream) == own.rotationNull(draws: 5, using: stream))
  }

  @Test func theNormalLimitOfRandomPairingsIsWhatShufflesGive() throws {
    let runs = (0..<3).map { normalMatrix(3000, 3, RandomStream(seed: 30 + $0)) }
    var stream = RandomStream(seed: 40)
    let wanted = try shuffleNull(runs: runs, draws: 300, using: &stream)
    let found = try CodeMoments(runs, isFitted: (0..<3000).map { $0 < 1500 }).shuffleNull(draws: 3000, using: &stream)
    let error = wanted.least.standardDeviation / 300.0.squareRoot()
    expectClose(found.least.mean, wanted.least.mean, absolute: 4 * error)
    expectClose(found.mean.mean, wanted.mean.mean, relative: 0.05)
    expectClose(found.mean.standardDeviation, wanted.mean.standardDeviation, relative: 0.2)
  }

  @Test func whatCannotBeReadOrHeldIsAnErrorOfItsRow() throws {
    struct Gone: Error {}
    let x = normalMatrix(5000, 2, RandomStream(seed: 4))
    var bad = x
    bad[4500, 1] = .nan
    func moments(_ y: RowBlocks) throws(AlignmentError) -> CodeMoments {
      try CodeMoments(blocks: [RowBlocks(x), y], isFitted: (0..<5000).map { $0 < 2500 })
    }
    #expect(throws: AlignmentError.notFinite(.first, row: 4500, column: 1)) { try moments(RowBlocks(bad)) }
    #expect(throws: AlignmentError.unreadable("Gone()")) {
      try moments(RowBlocks(rows: 5000, columns: 2) { _ in throw Gone() })
    }
  }
}
