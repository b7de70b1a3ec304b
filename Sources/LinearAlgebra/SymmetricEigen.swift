private import Requirements

/// The eigenvalues of a symmetric problem, ascending, with their vectors.
public struct SymmetricEigen<Scalar: MatrixScalar>: Equatable, Sendable {
  /// d eigenvalues, ascending.
  public let values: [Scalar]
  /// d×d; column j belongs to `values[j]`.
  public let vectors: Matrix<Scalar>
}

/// Returns the eigenvalues λ and orthonormal eigenvectors V of a symmetric matrix: a·V = V·diag(λ).
///
/// - Parameter a: Symmetric, d×d; only its lower triangle is read.
/// - Returns: Eigenvalues, ascending, and eigenvectors as columns.
/// - Complexity: O(d³).
/// - Throws: ``FactorizationError``.
public func symmetricEigen<Scalar>(_ a: Matrix<Scalar>) throws(FactorizationError) -> SymmetricEigen<Scalar> {
  require(a.rows == a.columns, "only a square matrix has eigenvalues, not \(a.shape)")
  try a.checkFinite()
  var vectors = a
  var values = [Scalar](repeating: 0, count: a.rows)
  let info = Scalar.syevd(n: a.rows, a: &vectors.elements, eigenvalues: &values)
  guard info == 0 else { throw .notConverged(routine: "syevd", info: info) }
  return SymmetricEigen(values: values, vectors: vectors)
}

/// Returns λ and V with a·V = b·V·diag(λ) and Vᵀ·b·V = 1.
///
/// - Parameters:
///   - a: Symmetric, d×d; only its lower triangle is read.
///   - b: Symmetric and positive definite, d×d; only its lower triangle is read.
/// - Returns: Eigenvalues, ascending, and eigenvectors as columns.
/// - Complexity: O(d³).
/// - Throws: ``FactorizationError/notPositiveDefinite(minor:dimension:)`` when b is not.
public func symmetricEigen<Scalar>(
  _ a: Matrix<Scalar>, relativeTo b: Matrix<Scalar>
) throws(FactorizationError) -> SymmetricEigen<Scalar> {
  let d = a.rows
  require(d == a.columns && d == b.rows && d == b.columns, "no generalised eigenproblem of \(a.shape) and \(b.shape)")
  try a.checkFinite()
  try b.checkFinite()
  var vectors = a
  var factor = b
  var values = [Scalar](repeating: 0, count: d)
  let info = Scalar.sygvd(n: d, a: &vectors.elements, b: &factor.elements, eigenvalues: &values)
  if info > d { throw .notPositiveDefinite(minor: info - d, dimension: d) }
  guard info == 0 else { throw .notConverged(routine: "sygvd", info: info) }
  return SymmetricEigen(values: values, vectors: vectors)
}
