import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

/// Units of measure: nothing overflows, nothing vanishes, and no score changes.
@Suite struct ColumnMomentsTests {
  private let x = normalMatrix(60, 2, RandomStream(seed: 1))
  private let isFitted = (0..<60).map { $0 < 30 }

  private func scores(_ codes: Matrix<Double>) throws -> PairScores {
    try CodeMoments([codes, x + 0.5 * normalMatrix(60, 2, RandomStream(seed: 2))], isFitted: isFitted).scores(0, 1)
  }

  @Test(arguments: [(1e-290, 1.0), (1e290, 1), (1e-150, 1e150), (1e299, 1e-299)])
  func unitsOfMeasureChangeNoScore(first: Double, second: Double) throws {
    let (plain, found) = (try scores(x), try scores(matmul(x, .diagonal([first, second]))))
    expectClose(found.spectrum, plain.spectrum, absolute: 1e-12)
    expectClose(
      [found.strong, found.weak, found.oneToOne, found.there.rSquared],
      [plain.strong, plain.weak, plain.oneToOne, plain.there.rSquared], absolute: 1e-12)
  }

  /// Of a column about 10⁶ deviations from zero, six digits are lost.
  @Test func anOriginFarAwayChangesNoScore() throws {
    let (plain, found) = (try scores(x), try scores(x.addingToRows([1e6, -3e6])))
    expectClose(found.spectrum, plain.spectrum, absolute: 1e-8)
    expectClose(found.strong, plain.strong, absolute: 1e-8)
  }

  /// What varies by its last digits only is constant.
  @Test func roundingIsNoVariation() throws {
    var still = x
    for i in 0..<60 { still[i, 1] = 1e6 * (1 + (i % 2 == 0 ? 0 : 1.2e-16)) + (i % 2 == 0 ? 0 : 1e-10) }
    #expect(try scores(still).spectrum.count { $0 > 0 } == 1)
  }

  @Test func whatCannotBeDividedByIsAnError() {
    var tiny = x
    for i in 0..<60 { tiny[i, 1] = i == 7 ? 5e-301 : 0 }
    #expect(throws: AlignmentError.tooSmall(.first, column: 1, span: 5e-301)) { try scores(tiny) }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity]) func whatIsNoNumberIsAnError(bad: Double) {
    var codes = x
    codes[4, 1] = bad
    #expect(throws: AlignmentError.notFinite(.first, row: 4, column: 1)) { try scores(codes) }
  }

  @Test func whatNoSumCanHoldIsAnError() {
    var codes = x
    codes[59, 0] = -1.1e300
    #expect(throws: AlignmentError.tooLarge(.first, row: 59, column: 0, value: -1.1e300)) { try scores(codes) }
  }
}
