import LinearAlgebra
import TestSupport
import Testing

@Suite struct SingularValuesTests {
  struct AgreesWithNumpy: PrecisionCheck {
    func callAsFunction<Scalar: MatrixScalar>(_ type: Scalar.Type, _ tolerance: Double) throws {
      let reference = try LinearAlgebraReference.load()
      let tall = try singularValues(Matrix<Scalar>(rounding: reference.a))
      expectClose(tall.values.map { Double($0) }, reference.aSingularValues, absolute: tolerance)
      let wide = try singularValues(Matrix<Scalar>(rounding: reference.b).transposed)
      expectClose(wide.values.map { Double($0) }, reference.bTSingularValues, absolute: tolerance)
    }
  }

  @Test(arguments: Precision.allCases)
  func valuesAgreeWithNumpy(precision: Precision) throws { try precision.run(AgreesWithNumpy()) }

  @Test(arguments: [(1, 1), (1, 4), (4, 1), (7, 3), (3, 7), (90, 40)])
  func theFactorsGiveTheMatrixBack(m: Int, n: Int) throws {
    let a = noise(m, n)
    let svd = try singularValues(a)
    let r = min(m, n)
    #expect([svd.left.shape, svd.rightTransposed.shape] == ["\(m)×\(r)", "\(r)×\(n)"])
    #expect(svd.values == svd.values.sorted(by: >))
    #expect(svd.values.allSatisfy { $0 >= 0 })
    // Sums of up to 90 terms below one.
    expectClose(matmul(matmul(svd.left, .diagonal(svd.values)), svd.rightTransposed), a, absolute: 1e-13)
    expectClose(gram(svd.left), .identity(r), absolute: 1e-13)
    expectClose(matmulTransposedSecond(svd.rightTransposed, svd.rightTransposed), .identity(r), absolute: 1e-13)
  }

  @Test func theRankCountsWhatIsAboveTheTolerance() throws {
    let deficient = matmul(noise(6, 2), noise(2, 5, seed: 2))
    #expect(try singularValues(deficient).rank(tolerance: 1e-12) == 2)
    #expect(try singularValues(Matrix<Double>(rows: 3, columns: 2)).rank(tolerance: 1e-12) == 0)
    #expect(try singularValues(Matrix<Double>.diagonal([1, 1e-3])).rank(tolerance: 1e-2) == 1)
  }

  @Test func aMatrixWithoutRowsHasNoSingularValues() throws {
    let svd = try singularValues(Matrix<Double>(rows: 0, columns: 3))
    #expect(svd.values.isEmpty)
    #expect(svd.rank(tolerance: 0.1) == 0)
    #expect(svd.rightTransposed.shape == "0×3")
  }

  @Test func aNaNIsAnErrorWithItsPlace() {
    #expect(throws: FactorizationError.notFinite(row: 0, column: 1)) { try singularValues(Matrix([[1.0, .nan]])) }
  }
}
