private import Requirements

/// Returns a·b.
public func matmul<Scalar>(_ a: Matrix<Scalar>, _ b: Matrix<Scalar>) -> Matrix<Scalar> {
  require(a.columns == b.rows, "cannot multiply \(a.shape) by \(b.shape)")
  return product(a, b, transposeA: false, transposeB: false)
}

/// Returns aᵀ·b, without forming aᵀ.
public func matmulTransposedFirst<Scalar>(_ a: Matrix<Scalar>, _ b: Matrix<Scalar>) -> Matrix<Scalar> {
  require(a.rows == b.rows, "cannot multiply the transpose of \(a.shape) by \(b.shape)")
  return product(a, b, transposeA: true, transposeB: false)
}

/// Returns a·bᵀ, without forming bᵀ.
public func matmulTransposedSecond<Scalar>(_ a: Matrix<Scalar>, _ b: Matrix<Scalar>) -> Matrix<Scalar> {
  require(a.columns == b.columns, "cannot multiply \(a.shape) by the transpose of \(b.shape)")
  return product(a, b, transposeA: false, transposeB: true)
}

/// Returns aᵀ·a, symmetric to the bit, for half the work of a product.
public func gram<Scalar>(_ a: Matrix<Scalar>) -> Matrix<Scalar> {
  var c = Matrix<Scalar>(rows: a.columns, columns: a.columns)
  addGram(of: a, to: &c)
  return c
}

/// Adds aᵀ·a to a symmetric matrix, so that the points of a Gram matrix may come block by block.
@specialized(where Scalar == Double)
@specialized(where Scalar == Float)
public func addGram<Scalar>(of a: Matrix<Scalar>, to c: inout Matrix<Scalar>) {
  let n = a.columns
  require(c.rows == n && c.columns == n, "cannot add the Gram matrix of \(a.shape) to \(c.shape)")
  guard n > 0, a.rows > 0 else { return }
  Scalar.syrkLower(n: n, k: a.rows, alpha: 1, a: a.elements, beta: 1, c: &c.elements)
  for i in 0..<n { for j in 0..<i { c.elements[j * n + i] = c.elements[i * n + j] } }
}

/// Returns a·v for a vector v.
public func matvec<Scalar>(_ a: Matrix<Scalar>, _ v: [Scalar]) -> [Scalar] {
  matmul(a, Matrix(rows: v.count, columns: 1, elements: v)).elements
}

private func product<Scalar>(
  _ a: Matrix<Scalar>, _ b: Matrix<Scalar>, transposeA: Bool, transposeB: Bool
) -> Matrix<Scalar> {
  let (m, k) = transposeA ? (a.columns, a.rows) : (a.rows, a.columns)
  let n = transposeB ? b.rows : b.columns
  var c = Matrix<Scalar>(rows: m, columns: n)
  guard m > 0, n > 0, k > 0 else { return c }
  Scalar.gemm(
    transposeA: transposeA, transposeB: transposeB, m: m, n: n, k: k, alpha: 1, a: a.elements, lda: a.columns,
    b: b.elements, ldb: b.columns, beta: 0, c: &c.elements, ldc: n)
  return c
}
