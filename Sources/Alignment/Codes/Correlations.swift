public import LinearAlgebra

/// How the correlation of two columns is measured.
public enum CorrelationKind: String, CaseIterable, Sendable {
  /// Of the values: blind to scale and shift.
  case pearson
  /// Of the ranks, ties averaged: blind to every increasing map.
  case spearman
}

/// The correlations of each column of one code with each of another.
public struct Correlations: Equatable, Sendable {
  /// Signed correlations, d₁×d₂; zero, never NaN, where a column is constant.
  public let matrix: Matrix<Double>
  /// What stands in the way of reading them: constant columns.
  public let warnings: [CodeWarning]
}

/// Returns the correlations of the columns of two codes of the same points.
///
/// - Parameters:
///   - x: N×d₁.
///   - y: N×d₂.
///   - kind: Pearson, or Spearman with ties averaged.
/// - Returns: d₁×d₂ correlations and warnings.
/// - Complexity: O(N·d₁·d₂), and the sorting of ranks.
/// - Throws: ``AlignmentError``.
public func correlations(
  _ x: Matrix<Double>, _ y: Matrix<Double>, kind: CorrelationKind = .pearson
) throws(AlignmentError) -> Correlations {
  try checkCodes(x, y)
  let a = StandardizedColumns(kind == .spearman ? averagedRanks(x) : x)
  let b = StandardizedColumns(kind == .spearman ? averagedRanks(y) : y)
  let warnings = [(AlignmentError.Side.first, a.constant), (.second, b.constant)]
    .compactMap { side, columns in columns.isEmpty ? nil : CodeWarning.constantColumns(side, columns) }
  return Correlations(matrix: matmulTransposedFirst(a.unit, b.unit), warnings: warnings)
}
