import Alignment
import LinearAlgebra
import Randomness
import TestSupport
import Testing

@Suite struct OneToOneScoreTests {
  @Test func orderSignAndScaleChangeNothing() throws {
    let x = normalMatrix(200, 3, RandomStream(seed: 1))
    let y = matmul(x, Matrix([[0.0, -2, 0], [0, 0, 0.1], [5, 0, 0]]))
    expectClose(try oneToOneScore(x, y), 1, absolute: 1e-12)
  }

  @Test func aRotationOfWhiteCodesScoresItsEntries() throws {
    let x = try qr(normalMatrix(200, 2, RandomStream(seed: 2)).centred).q
    let y = matmul(x, Matrix([[0.8, -0.6], [0.6, 0.8]]))
    expectClose(try oneToOneScore(x, y), 0.8, absolute: 1e-12)
  }

  @Test func theWorstColumnOfEitherDirectionCounts() throws {
    let x = try qr(normalMatrix(200, 2, RandomStream(seed: 3)).centred).q
    // The first column is kept; the second gets as much of the first.
    let y = matmul(x, Matrix([[1.0, 1], [0, 1]]))
    // Standardized, y = x·[[1, 1/√2], [0, 1/√2]] and back x = y·[[1, −1], [0, √2]]: shares 1/√2 and √2/√3.
    expectClose(try oneToOneScore(x, y), 0.5.squareRoot(), absolute: 1e-12)
    expectClose(try oneToOneScore(y, x), 0.5.squareRoot(), absolute: 1e-12)
  }

  @Test func aFactorThatDominatesAllColumnsDoesNotRaiseIt() throws {
    let factor = normalMatrix(500, 1, RandomStream(seed: 4))
    func code(_ seed: UInt64) -> Matrix<Double> {
      let rest = normalMatrix(500, 2, RandomStream(seed: 5))
      return matmul(
        .joinedColumns([factor, rest]),
        Matrix([[10, 10]])
          .stacked(normalMatrix(2, 2, RandomStream(seed: seed))))
    }
    let (x, y) = (code(6), code(7))
    #expect(try strongScore(x, y).whole > 0.97)
    #expect(try oneToOneScore(x, y) < 0.9)
  }

  @Test func aConstantColumnScoresZero() throws {
    let x = normalMatrix(50, 2, RandomStream(seed: 8))
    expectClose(try oneToOneScore(x, matmul(x, .diagonal([1, 0]))), 0, absolute: 0)
  }
}

extension Matrix<Double> {
  /// The rows of another matrix below its own.
  fileprivate func stacked(_ below: Matrix<Double>) -> Matrix<Double> {
    Matrix(rows: rows + below.rows, columns: columns, elements: elements + below.elements)
  }
}
