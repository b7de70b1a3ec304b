public import LinearAlgebra

/// How far two soft clusterings of the same points agree, after matching their clusters.
public struct ResponsibilityAgreement: Equatable, Sendable {
  /// The matching of clusters with the greatest agreement.
  public let matching: Matching
  /// The agreement: the mean over points of Σ_k min(r₁(n, k), r₂(n, π(k))).
  ///
  /// It is one minus the mean total variation between the matched responsibilities, so one only where they are the
  /// same; and for responsibilities of zero and one it is the share of points with matching labels.
  public let soft: Double
}

/// Returns how far two soft clusterings agree, with the matching that makes it greatest.
///
/// - Parameters:
///   - a: Responsibilities, N×K₁, rows with sum one.
///   - b: Responsibilities of the same points, N×K₂.
/// - Returns: The matching, and the agreement under it.
/// - Complexity: O(N·K₁·K₂ + K³).
/// - Throws: ``ComponentError/differentPoints(_:_:)``.
public func responsibilityAgreement(
  _ a: Matrix<Double>, _ b: Matrix<Double>
) throws(ComponentError) -> ResponsibilityAgreement {
  guard a.rows == b.rows else { throw .differentPoints(a.rows, b.rows) }
  let matching = greatestGainMatching(sharedResponsibility(a, b))
  return ResponsibilityAgreement(matching: matching, soft: a.rows == 0 ? 1 : matching.total / Double(a.rows))
}

/// Σ_n min(a(n, j), b(n, k)), K₁×K₂.
private func sharedResponsibility(_ a: Matrix<Double>, _ b: Matrix<Double>) -> Matrix<Double> {
  var shared = Matrix<Double>(rows: a.columns, columns: b.columns)
  let width = b.columns
  for n in 0..<a.rows {
    for j in 0..<a.columns {
      let share = a.elements[n * a.columns + j]
      // Many responsibilities underflow to zero, and add nothing.
      guard share > 0 else { continue }
      for k in 0..<width { shared.elements[j * width + k] += min(share, b.elements[n * width + k]) }
    }
  }
  return shared
}
