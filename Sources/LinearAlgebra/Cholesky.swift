private import Foundation
private import Requirements

/// Returns the lower triangular L with a = L·Lᵀ.
///
/// - Parameter a: Symmetric, d×d; only its lower triangle is read.
/// - Returns: L, d×d, zero above its diagonal.
/// - Complexity: O(d³).
/// - Throws: ``FactorizationError/notPositiveDefinite(minor:dimension:)`` when a has no such factor.
@specialized(where Scalar == Double)
@specialized(where Scalar == Float)
public func cholesky<Scalar>(_ a: Matrix<Scalar>) throws(FactorizationError) -> Matrix<Scalar> {
  require(a.rows == a.columns, "only a square matrix has a Cholesky factor, not \(a.shape)")
  try a.checkFinite()
  let d = a.rows
  var l = a
  let info = Scalar.potrf(n: d, a: &l.elements)
  guard info == 0 else { throw .notPositiveDefinite(minor: info, dimension: d) }
  for i in 0..<d { for j in i + 1..<max(d, i + 1) { l[i, j] = 0 } }
  return l
}

/// Returns L⁻¹·b for a lower triangular L, d×d, and b, d×m.
public func solveLower<Scalar>(_ l: Matrix<Scalar>, _ b: Matrix<Scalar>) -> Matrix<Scalar> {
  solveTriangular(l, b, transposed: false)
}

/// Returns L⁻ᵀ·b for a lower triangular L, d×d, and b, d×m.
public func solveLowerTransposed<Scalar>(_ l: Matrix<Scalar>, _ b: Matrix<Scalar>) -> Matrix<Scalar> {
  solveTriangular(l, b, transposed: true)
}

/// Returns log det(L·Lᵀ) for a Cholesky factor L.
public func logDeterminant(ofCholesky l: Matrix<Double>) -> Double {
  2 * l.diagonal.reduce(0) { $0 + log($1) }
}

private func solveTriangular<Scalar>(
  _ l: Matrix<Scalar>, _ b: Matrix<Scalar>, transposed: Bool
) -> Matrix<Scalar> {
  require(l.rows == l.columns && l.rows == b.rows, "cannot solve \(l.shape) for \(b.shape)")
  var x = b
  if !b.elements.isEmpty {
    Scalar.trsmLower(transposed: transposed, n: l.rows, m: b.columns, l: l.elements, b: &x.elements)
  }
  return x
}
