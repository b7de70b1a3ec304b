import LinearAlgebra
import TestSupport
import Testing

@Suite struct CholeskyTests {
  struct AgreesWithNumpy: PrecisionCheck {
    func callAsFunction<Scalar: MatrixScalar>(_ type: Scalar.Type, _ tolerance: Double) throws {
      let reference = try LinearAlgebraReference.load()
      let factor = try cholesky(Matrix<Scalar>(rounding: reference.positive))
      expectClose(factor.widened, Matrix(reference.factor), absolute: tolerance)
      let a = Matrix<Scalar>(rounding: reference.a)
      expectClose(solveLower(factor, a).widened, Matrix(reference.lowerSolution), absolute: tolerance)
      expectClose(
        solveLowerTransposed(factor, a).widened, Matrix(reference.lowerTransposedSolution), absolute: tolerance)
    }
  }

  @Test(arguments: Precision.allCases)
  func factorAndSolutionsAgreeWithNumpy(precision: Precision) throws { try precision.run(AgreesWithNumpy()) }

  @Test func theDeterminantAgreesWithNumpy() throws {
    let reference = try LinearAlgebraReference.load()
    let factor = try cholesky(Matrix(reference.positive))
    expectClose(logDeterminant(ofCholesky: factor), reference.logDeterminant, relative: 1e-14)  // a sum of five
  }

  @Test func theFactorGivesTheMatrixBack() throws {
    let a = Matrix([[4.0, 2, 1], [2, 5, 3], [1, 3, 6]])
    let l = try cholesky(a)
    // Three-term sums of numbers below ten: a few ulps.
    expectClose(matmulTransposedSecond(l, l), a, absolute: 1e-14)
    #expect(l[0, 1] == 0 && l[0, 2] == 0 && l[1, 2] == 0)
  }

  @Test func onlyTheLowerTriangleIsRead() throws {
    let whole = Matrix([[4.0, 2], [2, 5]])
    #expect(try cholesky(Matrix([[4.0, 99], [2, 5]])) == cholesky(whole))
  }

  @Test(arguments: [1, 2, 40, 129])
  func solvingUndoesMultiplying(d: Int) throws {
    let l = try cholesky(gram(noise(d + 20, d)) + .identity(d))
    let x = noise(d, 3, seed: 2)
    // A condition of some hundreds at most.
    expectClose(solveLower(l, matmul(l, x)), x, absolute: 1e-11)
    expectClose(solveLowerTransposed(l, matmulTransposedFirst(l, x)), x, absolute: 1e-11)
  }

  @Test func aSingleNumberAndNothingHaveFactors() throws {
    #expect(try cholesky(Matrix([[9.0]])) == Matrix([[3]]))
    #expect(try cholesky(Matrix<Double>(rows: 0, columns: 0)).shape == "0×0")
    #expect(solveLower(Matrix<Double>(rows: 0, columns: 0), Matrix(rows: 0, columns: 2)).shape == "0×2")
  }

  @Test(arguments: [
    (Matrix([[0.0]]), 1), (Matrix([[1.0, 0], [0, -1]]), 2), (Matrix([[1.0, 1], [1, 1]]), 2),
    (Matrix([[1.0, 0, 0], [0, 1, 2], [0, 2, 1]]), 3), (Matrix([[-1.0, 0, 0], [0, 1, 0], [0, 0, 1]]), 1),
  ])
  func theErrorNamesTheFirstMinorThatIsNotPositive(matrix: Matrix<Double>, minor: Int) {
    #expect(throws: FactorizationError.notPositiveDefinite(minor: minor, dimension: matrix.rows)) {
      try cholesky(matrix)
    }
    #expect(throws: FactorizationError.notPositiveDefinite(minor: minor, dimension: matrix.rows)) {
      try cholesky(Matrix<Float>(rounding: (0..<matrix.rows).map(matrix.row)))
    }
  }

  @Test(arguments: [Double.nan, .infinity])
  func whatIsNotFiniteIsAnErrorWithItsPlace(value: Double) {
    let error = #expect(throws: FactorizationError.self) { try cholesky(Matrix([[1.0, 0], [value, 1]])) }
    #expect(error == .notFinite(row: 1, column: 0))
  }

  @Test func wrongShapesStopTheProgram() async {
    let oblong = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try cholesky(Matrix<Double>(rows: 2, columns: 3))
    }
    #expect(words(oblong).contains("only a square matrix has a Cholesky factor, not 2×3"))
    let solve = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = solveLower(Matrix<Double>(rows: 2, columns: 2), Matrix(rows: 3, columns: 1))
    }
    #expect(words(solve).contains("cannot solve 2×2 for 3×1"))
  }
}
