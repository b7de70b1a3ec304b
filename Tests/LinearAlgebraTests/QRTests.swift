import LinearAlgebra
import TestSupport
import Testing

@Suite struct QRTests {
  struct AgreesWithNumpy: PrecisionCheck {
    func callAsFunction<Scalar: MatrixScalar>(_ type: Scalar.Type, _ tolerance: Double) throws {
      let reference = try LinearAlgebraReference.load()
      let factors = try qr(Matrix<Scalar>(rounding: reference.a))
      expectClose(factors.q.widened, Matrix(reference.q), absolute: tolerance)
      expectClose(factors.r.widened, Matrix(reference.r), absolute: tolerance)
    }
  }

  @Test(arguments: Precision.allCases)
  func factorsAgreeWithNumpy(precision: Precision) throws { try precision.run(AgreesWithNumpy()) }

  @Test(arguments: [(1, 1), (4, 1), (5, 5), (90, 40)])
  func theFactorsGiveTheMatrixBack(m: Int, n: Int) throws {
    let a = noise(m, n)
    let factors = try qr(a)
    // Sums of up to 90 terms below ten.
    expectClose(matmul(factors.q, factors.r), a, absolute: 1e-13)
    expectClose(gram(factors.q), .identity(n), absolute: 1e-13)
    for i in 0..<n {
      #expect(factors.r[i, i] >= 0)
      for j in 0..<i { #expect(factors.r[i, j] == 0) }
    }
  }

  @Test func aSingularMatrixHasFactors() throws {
    let factors = try qr(Matrix([[1.0, 1], [1, 1], [1, 1]]))
    expectClose(factors.r[1, 1], 0, absolute: 1e-15)
    expectClose(gram(factors.q), .identity(2), absolute: 1e-15)
  }

  @Test func aMatrixWithoutColumnsHasFactors() throws {
    let factors = try qr(Matrix<Double>(rows: 3, columns: 0))
    #expect([factors.q.shape, factors.r.shape] == ["3×0", "0×0"])
  }

  @Test func aNaNIsAnErrorWithItsPlace() {
    #expect(throws: FactorizationError.notFinite(row: 1, column: 0)) { try qr(Matrix([[1.0], [.nan]])) }
  }

  @Test func fewerRowsThanColumnsStopTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try qr(Matrix<Double>(rows: 2, columns: 3))
    }
    #expect(words(result).contains("a thin QR factorization needs at least as many rows as columns, not 2×3"))
  }
}
