import LinearAlgebra
import TestSupport
import Testing

@Suite struct SymmetricEigenTests {
  struct AgreesWithScipy: PrecisionCheck {
    func callAsFunction<Scalar: MatrixScalar>(_ type: Scalar.Type, _ tolerance: Double) throws {
      let reference = try LinearAlgebraReference.load()
      let a = Matrix<Scalar>(rounding: reference.symmetric)
      let b = Matrix<Scalar>(rounding: reference.positive)
      expectClose(try symmetricEigen(a).values.map { Double($0) }, reference.eigenvalues, absolute: tolerance)
      expectClose(
        try symmetricEigen(a, relativeTo: b).values.map { Double($0) }, reference.relativeEigenvalues,
        absolute: tolerance)
    }
  }

  @Test(arguments: Precision.allCases)
  func eigenvaluesAgreeWithScipy(precision: Precision) throws { try precision.run(AgreesWithScipy()) }

  @Test(arguments: [1, 2, 5, 60])
  func vectorsAreOrthonormalAndStretchedByTheirValues(d: Int) throws {
    let square = noise(d, d)
    let a = square + square.transposed
    let eigen = try symmetricEigen(a)
    #expect(eigen.values == eigen.values.sorted())
    // Numbers of size √d, in d-term sums.
    expectClose(gram(eigen.vectors), .identity(d), absolute: 1e-13)
    expectClose(matmul(a, eigen.vectors), matmul(eigen.vectors, .diagonal(eigen.values)), absolute: 1e-12)
  }

  @Test(arguments: [1, 2, 5, 60])
  func relativeVectorsAreOrthonormalInTheOtherMatrix(d: Int) throws {
    let square = noise(d, d)
    let a = square + square.transposed
    let b = gram(noise(d + 5, d, seed: 2)) + .identity(d)
    let eigen = try symmetricEigen(a, relativeTo: b)
    let v = eigen.vectors
    expectClose(matmulTransposedFirst(v, matmul(b, v)), .identity(d), absolute: 1e-12)
    expectClose(matmul(a, v), matmul(matmul(b, v), .diagonal(eigen.values)), absolute: 1e-11)
  }

  @Test func onlyTheLowerTriangleIsRead() throws {
    // The eigenvalues of [[2, 1], [1, 2]] are 1 and 3.
    expectClose(try symmetricEigen(Matrix([[2.0, 99], [1, 2]])).values, [1, 3], absolute: 1e-14)
  }

  @Test func zerosAndNothingHaveEigenvalues() throws {
    #expect(try symmetricEigen(Matrix<Double>(rows: 2, columns: 2)).values == [0, 0])
    #expect(try symmetricEigen(Matrix<Double>(rows: 0, columns: 0)).values == [])
    #expect(try symmetricEigen(Matrix<Double>(rows: 0, columns: 0), relativeTo: Matrix([])).values == [])
  }

  @Test func relativeToAMatrixThatIsNotPositiveDefiniteThereAreNone() {
    let b = Matrix([[1.0, 0, 0], [0, -1, 0], [0, 0, 1]])
    #expect(throws: FactorizationError.notPositiveDefinite(minor: 2, dimension: 3)) {
      try symmetricEigen(.identity(3), relativeTo: b)
    }
  }

  @Test func aNaNIsAnErrorWithItsPlace() {
    let bad = Matrix([[1.0, 0], [0, .nan]])
    #expect(throws: FactorizationError.notFinite(row: 1, column: 1)) { try symmetricEigen(bad) }
    #expect(throws: FactorizationError.notFinite(row: 1, column: 1)) {
      try symmetricEigen(.identity(2), relativeTo: bad)
    }
  }

  @Test func wrongShapesStopTheProgram() async {
    let oblong = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try symmetricEigen(Matrix<Double>(rows: 2, columns: 3))
    }
    #expect(words(oblong).contains("only a square matrix has eigenvalues, not 2×3"))
    let pair = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = try symmetricEigen(Matrix<Double>.identity(2), relativeTo: .identity(3))
    }
    #expect(words(pair).contains("no generalised eigenproblem of 2×2 and 3×3"))
  }
}
