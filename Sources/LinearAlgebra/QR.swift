private import Requirements

/// A thin factorization a = Q·R of an m×n matrix with m ≥ n.
public struct QRFactorization<Scalar: MatrixScalar>: Equatable, Sendable {
  /// Q, m×n, with orthonormal columns.
  public let q: Matrix<Scalar>
  /// R, n×n, upper triangular, its diagonal not negative: so the factors are unique where a has full rank.
  public let r: Matrix<Scalar>
}

/// Returns the thin QR factorization of a matrix that has at least as many rows as columns.
///
/// - Complexity: O(m·n²).
/// - Throws: ``FactorizationError/notFinite(row:column:)``.
@specialized(where Scalar == Double)
@specialized(where Scalar == Float)
public func qr<Scalar>(_ a: Matrix<Scalar>) throws(FactorizationError) -> QRFactorization<Scalar> {
  require(a.rows >= a.columns, "a thin QR factorization needs at least as many rows as columns, not \(a.shape)")
  try a.checkFinite()
  let (m, n) = (a.rows, a.columns)
  var q = a
  var r = Matrix<Scalar>(rows: n, columns: n)
  guard n > 0 else { return QRFactorization(q: q, r: r) }
  var tau = [Scalar](repeating: 0, count: n)
  var info = Scalar.geqrf(m: m, n: n, a: &q.elements, tau: &tau)
  guard info == 0 else { throw .notConverged(routine: "geqrf", info: info) }
  for i in 0..<n { for j in i..<n { r[i, j] = q[i, j] } }
  info = Scalar.orgqr(m: m, n: n, a: &q.elements, tau: tau)
  guard info == 0 else { throw .notConverged(routine: "orgqr", info: info) }
  for i in 0..<n where r[i, i] < 0 {
    for j in i..<n { r[i, j] = -r[i, j] }
    for k in 0..<m { q[k, i] = -q[k, i] }
  }
  return QRFactorization(q: q, r: r)
}
