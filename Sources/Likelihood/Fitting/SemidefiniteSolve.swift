internal import LinearAlgebra

/// Returns a solution X of g·X = b for a symmetric g with no negative eigenvalue, and zeros where there is none in numbers.
///
/// Rows are scaled to a unit diagonal; then directions whose eigenvalue is below 1e-12 of the largest, such as those of units
/// that no observation reaches, get none of X. So tr(Xᵀ·g·X) = tr(Xᵀ·b), however g is conditioned.
func solveSemidefinite(_ g: Matrix<Double>, _ b: Matrix<Double>) -> Matrix<Double> {
  let scales = g.diagonal.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
  var (scaled, right) = (g, b)
  for i in 0..<g.rows {
    for j in 0..<g.rows { scaled[i, j] *= scales[i] * scales[j] }
    for j in 0..<b.columns { right[i, j] *= scales[i] }
  }
  guard let eigen = try? symmetricEigen(scaled) else { return Matrix(rows: b.rows, columns: b.columns) }
  var projected = matmulTransposedFirst(eigen.vectors, right)
  let least = 1e-12 * (eigen.values.last ?? 0)
  for (i, value) in eigen.values.enumerated() {
    for j in 0..<b.columns { projected[i, j] = value > least ? projected[i, j] / value : 0 }
  }
  var x = matmul(eigen.vectors, projected)
  for i in 0..<x.rows { for j in 0..<x.columns { x[i, j] *= scales[i] } }
  return x
}
