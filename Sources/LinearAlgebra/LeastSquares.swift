private import Requirements

/// Returns the X of least norm among those that minimise ‖a·X − b‖.
///
/// Singular values of a below `tolerance` times the largest count as zero, so that a rank-deficient a, and one with
/// fewer rows than columns, are safe.
///
/// - Parameters:
///   - a: m×n.
///   - b: m×k.
///   - tolerance: A fraction of the largest singular value.
/// - Returns: X, n×k.
/// - Complexity: O(m·n·min(m, n) + m·n·k).
/// - Throws: ``FactorizationError``.
@specialized(where Scalar == Double)
@specialized(where Scalar == Float)
public func leastSquares<Scalar>(
  _ a: Matrix<Scalar>, _ b: Matrix<Scalar>, tolerance: Scalar
) throws(FactorizationError) -> Matrix<Scalar> {
  require(a.rows == b.rows, "cannot solve \(a.shape) for \(b.shape)")
  try b.checkFinite()
  let svd = try singularValues(a)
  let rank = svd.rank(tolerance: tolerance)
  var projected = matmulTransposedFirst(svd.left, b)  // Uᵀ·b
  for i in 0..<projected.rows {
    for j in 0..<projected.columns { projected[i, j] = i < rank ? projected[i, j] / svd.values[i] : 0 }
  }
  return matmulTransposedFirst(svd.rightTransposed, projected)  // V·S⁺·Uᵀ·b
}
