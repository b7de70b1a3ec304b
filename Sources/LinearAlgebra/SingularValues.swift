/// A thin singular value decomposition a = U·diag(s)·Vᵀ of an m×n matrix, with r = min(m, n).
public struct SingularValueDecomposition<Scalar: MatrixScalar>: Equatable, Sendable {
  /// U, m×r, with orthonormal columns.
  public let left: Matrix<Scalar>
  /// s, r values, descending, none negative.
  public let values: [Scalar]
  /// Vᵀ, r×n, with orthonormal rows.
  public let rightTransposed: Matrix<Scalar>

  /// The number of values above a fraction of the largest.
  public func rank(tolerance: Scalar) -> Int {
    values.count { $0 > tolerance * (values.first ?? 0) }
  }
}

/// Returns the thin singular value decomposition of a.
///
/// - Complexity: O(m·n·min(m, n)).
/// - Throws: ``FactorizationError``.
public func singularValues<Scalar>(
  _ a: Matrix<Scalar>
) throws(FactorizationError) -> SingularValueDecomposition<Scalar> {
  try a.checkFinite()
  let (m, n) = (a.rows, a.columns)
  let r = min(m, n)
  var work = a
  var s = [Scalar](repeating: 0, count: r)
  var u = Matrix<Scalar>(rows: m, columns: r)
  var vt = Matrix<Scalar>(rows: r, columns: n)
  if r > 0 {
    let info = Scalar.gesdd(m: m, n: n, a: &work.elements, s: &s, u: &u.elements, vt: &vt.elements)
    guard info == 0 else { throw .notConverged(routine: "gesdd", info: info) }
  }
  return SingularValueDecomposition(left: u, values: s, rightTransposed: vt)
}
