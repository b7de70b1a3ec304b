import LinearAlgebra
import TestSupport
import Testing

@Suite struct ProductsTests {
  struct AgreesWithNumpy: PrecisionCheck {
    func callAsFunction<Scalar: MatrixScalar>(_ type: Scalar.Type, _ tolerance: Double) throws {
      let reference = try LinearAlgebraReference.load()
      let a = Matrix<Scalar>(rounding: reference.a)
      let b = Matrix<Scalar>(rounding: reference.b)
      let c = Matrix<Scalar>(rounding: reference.c)
      expectClose(matmul(a, b).widened, Matrix(reference.ab), absolute: tolerance)
      expectClose(matmulTransposedFirst(a, a).widened, Matrix(reference.aTa), absolute: tolerance)
      expectClose(matmulTransposedSecond(a, c).widened, Matrix(reference.acT), absolute: tolerance)
      expectClose(gram(a).widened, Matrix(reference.aTa), absolute: tolerance)
      let column = Matrix<Scalar>(rows: 3, columns: 1, elements: matvec(matmul(a, b).transposed, a.column(0)))
      expectClose(column.widened, matmulTransposedFirst(matmul(a, b), a).widened.columns(at: [0]), absolute: tolerance)
    }
  }

  @Test(arguments: Precision.allCases)
  func productsAgreeWithNumpy(precision: Precision) throws { try precision.run(AgreesWithNumpy()) }

  @Test(arguments: [(1, 1, 1), (3, 1, 4), (70, 65, 33)])
  func aTransposedFactorIsThatOfItsTranspose(m: Int, k: Int, n: Int) {
    let (a, b) = (noise(m, k), noise(k, n, seed: 2))
    let product = matmul(a, b)
    // The same sums of up to 65 terms, perhaps in another order.
    expectClose(matmulTransposedFirst(a.transposed, b), product, absolute: 1e-13)
    expectClose(matmulTransposedSecond(a, b.transposed), product, absolute: 1e-13)
    expectClose(matmul(b.transposed, a.transposed).transposed, product, absolute: 1e-13)
  }

  @Test func aGramMatrixIsSymmetricToTheBitAndGrowsBlockByBlock() {
    let a = noise(90, 40)
    let whole = gram(a)
    #expect(whole == whole.transposed)
    var grown = Matrix<Double>(rows: 40, columns: 40)
    for start in stride(from: 0, to: 90, by: 30) { addGram(of: a.rows(start..<start + 30), to: &grown) }
    expectClose(grown, whole, absolute: 1e-13)  // sums of 90 terms in another order
  }

  @Test func productsOfNothingAreZeros() {
    let (tall, wide) = (Matrix<Double>(rows: 2, columns: 0), Matrix<Double>(rows: 0, columns: 3))
    #expect(matmul(tall, wide) == Matrix(rows: 2, columns: 3))
    #expect(gram(wide) == Matrix(rows: 3, columns: 3))
    #expect(matmul(wide, Matrix(rows: 3, columns: 2)).shape == "0×2")
  }

  @Test func aNaNIsNotLost() {
    #expect(matmul(Matrix([[0.0, 1]]), Matrix([[.nan], [1.0]]))[0, 0].isNaN)
  }

  @Test func shapesThatDoNotFitStopTheProgram() async {
    let plain = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = matmul(Matrix<Double>(rows: 3, columns: 4), Matrix(rows: 5, columns: 6))
    }
    #expect(words(plain).contains("cannot multiply 3×4 by 5×6"))
    let first = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = matmulTransposedFirst(Matrix<Double>(rows: 3, columns: 4), Matrix(rows: 4, columns: 6))
    }
    #expect(words(first).contains("cannot multiply the transpose of 3×4 by 4×6"))
    let second = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      _ = matmulTransposedSecond(Matrix<Double>(rows: 3, columns: 4), Matrix(rows: 4, columns: 6))
    }
    #expect(words(second).contains("cannot multiply 3×4 by the transpose of 4×6"))
    let gram = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var sum = Matrix<Double>(rows: 3, columns: 3)
      addGram(of: Matrix(rows: 3, columns: 2), to: &sum)
    }
    #expect(words(gram).contains("cannot add the Gram matrix of 3×2 to 3×3"))
  }
}
