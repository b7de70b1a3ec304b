/// Why a factorization of given numbers does not exist or was not found.
public enum FactorizationError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The leading minor of this order (counted from one) of a d×d matrix is not positive definite.
  case notPositiveDefinite(minor: Int, dimension: Int)
  /// An entry is NaN or infinite.
  case notFinite(row: Int, column: Int)
  /// LAPACK's iteration did not converge; the count is LAPACK's `info`.
  case notConverged(routine: String, info: Int)

  public var description: String {
    switch self {
    case .notPositiveDefinite(let minor, let dimension):
      "the leading \(minor)×\(minor) minor of a \(dimension)×\(dimension) matrix is not positive definite; "
        + "add to its diagonal, or drop collinear columns"
    case .notFinite(let row, let column):
      "entry (\(row), \(column)) is not a finite number; find out where it arose"
    case .notConverged(let routine, let info):
      "'\(routine)' did not converge (info \(info)); scale the matrix"
    }
  }
}

extension Matrix {
  /// Throws at the first entry that is NaN or infinite, of which LAPACK would make nonsense or an endless loop.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  func checkFinite() throws(FactorizationError) {
    if let index = elements.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(row: index / max(columns, 1), column: index % max(columns, 1))
    }
  }
}
