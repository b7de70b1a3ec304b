public import LinearAlgebra

/// The mean correlation coefficient of two codes, with the matching of their columns.
///
///     MCC(X, Y) = 1/d · max over matchings π of Σ_a |corr(X_a, Y_π(a))|,   d = min(d₁, d₂)
public struct MeanCorrelation: Equatable, Sendable {
  /// A column of one code and the column of the other that it is matched to.
  public struct Match: Equatable, Sendable {
    /// The column of the first code.
    public let first: Int
    /// The column of the second code.
    public let second: Int
    /// Their correlation, with its sign.
    public let correlation: Double
  }

  /// min(d₁, d₂) matches, in the order of the first code's columns.
  public let matches: [Match]
  /// Warnings about constant columns.
  public let warnings: [CodeWarning]

  /// The score, from 0 to 1.
  public var mean: Double { matches.reduce(0) { $0 + abs($1.correlation) } / Double(matches.count) }
}

/// Returns the mean correlation coefficient of two codes of the same points.
///
/// - Parameters:
///   - x: N×d₁.
///   - y: N×d₂; d₁ and d₂ may differ, then columns are left over.
///   - kind: Pearson, or Spearman with ties averaged.
/// - Returns: The matching and its mean absolute correlation.
/// - Complexity: O(N·d₁·d₂ + d³).
/// - Throws: ``AlignmentError``.
public func meanCorrelation(
  _ x: Matrix<Double>, _ y: Matrix<Double>, kind: CorrelationKind = .pearson
) throws(AlignmentError) -> MeanCorrelation {
  let all = try correlations(x, y, kind: kind)
  return MeanCorrelation(
    matches: bestMatches(all.matrix).map { pair in
      MeanCorrelation.Match(first: pair.row, second: pair.column, correlation: all.matrix[pair.row, pair.column])
    }, warnings: all.warnings)
}

/// The pairs of columns with the greatest total of absolute correlation.
func bestMatches(_ correlations: Matrix<Double>) -> [Matching.Pair] {
  var strength = correlations
  for i in strength.elements.indices { strength.elements[i] = abs(strength.elements[i]) }
  return greatestGainMatching(strength).pairs
}
