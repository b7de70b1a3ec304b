import LinearAlgebra
import TestSupport
import Testing

@Suite struct LeastSquaresTests {
  struct AgreesWithNumpy: PrecisionCheck {
    func callAsFunction<Scalar: MatrixScalar>(_ type: Scalar.Type, _ tolerance: Double) throws {
      let reference = try LinearAlgebraReference.load()
      let targets = Matrix<Scalar>(rounding: reference.targets)
      let cut = Scalar(tolerance)
      let tall = try leastSquares(Matrix<Scalar>(rounding: reference.a), targets, tolerance: cut)
      expectClose(tall.widened, Matrix(reference.tallSolution), absolute: tolerance)
      let wide = try leastSquares(Matrix<Scalar>(rounding: reference.wide), targets.rows(0..<3), tolerance: cut)
      expectClose(wide.widened, Matrix(reference.wideSolution), absolute: tolerance)
      let deficient = try leastSquares(Matrix<Scalar>(rounding: reference.deficient), targets, tolerance: cut)
      expectClose(deficient.widened, Matrix(reference.deficientSolution), absolute: tolerance)
    }
  }

  @Test(arguments: Precision.allCases)
  func solutionsAgreeWithNumpy(precision: Precision) throws { try precision.run(AgreesWithNumpy()) }

  @Test(arguments: [(1, 1), (9, 4), (80, 30)])
  func theResidualIsOrthogonalToTheColumns(m: Int, n: Int) throws {
    let (a, b) = (noise(m, n), noise(m, 2, seed: 2))
    let x = try leastSquares(a, b, tolerance: 1e-12)
    // The normal equations, of 80-term sums; condition below 100.
    expectClose(matmulTransposedFirst(a, b - matmul(a, x)), Matrix(rows: n, columns: 2), absolute: 1e-12)
  }

  @Test(arguments: [(1, 4), (5, 9), (3, 3)])
  func withEnoughColumnsEveryTargetIsMet(m: Int, n: Int) throws {
    let (a, b) = (noise(m, n), noise(m, 2, seed: 2))
    expectClose(matmul(a, try leastSquares(a, b, tolerance: 1e-12)), b, absolute: 1e-12)
  }

  @Test func zerosAndNothingGiveZeros() throws {
    #expect(
      try leastSquares(Matrix(rows: 3, columns: 2), Matrix([[1.0], [2], [3]]), tolerance: 1e-12)
        == Matrix(rows: 2, columns: 1))
    #expect(
      try leastSquares(Matrix<Double>(rows: 0, columns: 2), Matrix(rows: 0, columns: 3), tolerance: 1e-12)
        == Matrix(rows: 2, columns: 3))
  }

  @Test func aNaNIsAnErrorWithItsPlace() {
    let (good, bad) = (Matrix([[1.0], [2]]), Matrix([[1.0], [.nan]]))
    #expect(throws: FactorizationError.notFinite(row: 1, column: 0)) { try leastSquares(bad, good, tolerance: 0) }
    #expect(throws: FactorizationError.notFinite(row: 1, column: 0)) { try leastSquares(good, bad, tolerance: 0) }
  }

  @Test func shapesThatDoNotFitStopTheProgram() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try leastSquares(Matrix<Double>(rows: 2, columns: 3), Matrix(rows: 3, columns: 1), tolerance: 0)
    }
    #expect(words(result).contains("cannot solve 2×3 for 3×1"))
  }
}
