import LinearAlgebra
import TestSupport
import Testing

@Test func theFactorGivesTheMatrixBack() throws {
  let a = Matrix([[4.0, 2, 1], [2, 5, 3], [1, 3, 6]])
  let l = try cholesky(a)
  // Three-term sums of numbers below ten: a few ulps.
  expectClose(matmulTransposedSecond(l, l), a, absolute: 1e-14)
}
