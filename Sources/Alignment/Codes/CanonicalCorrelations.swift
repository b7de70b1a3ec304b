public import LinearAlgebra
private import Requirements

/// A map from codes to canonical variates: z ↦ (z − mean)·A.
public struct CanonicalMap: Equatable, Sendable {
  /// The means of the codes it was fitted to, d.
  public let means: [Double]
  /// A, d×k; column a belongs to the a-th canonical correlation. Zero in the rows of constant columns.
  public let matrix: Matrix<Double>

  /// Returns the canonical variates of codes, N×k.
  public func callAsFunction(_ codes: Matrix<Double>) -> Matrix<Double> {
    require(codes.columns == means.count, "a canonical map of \(means.count) columns got \(codes.shape)")
    return matmul(subtracting(means, from: codes), matrix)
  }
}

/// The canonical correlations of two codes, with the maps that attain them.
///
///     X = U_x S_x V_xᵀ,  Y = U_y S_y V_yᵀ  (standardized, thin),   U_xᵀU_y = P diag(ρ) Qᵀ
///     A = V_x S_x⁻¹ P,  B = V_y S_y⁻¹ Q
///
/// No separate invertible affine maps of X and of Y change ρ.
public struct CanonicalCorrelations: Equatable, Sendable {
  /// ρ, descending; as many as the smaller rank.
  public let correlations: [Double]
  /// To the variates of the first code, which have mean zero and variance one over the fitted points.
  public let first: CanonicalMap
  /// To the variates of the second code.
  public let second: CanonicalMap
  /// The rank of the first code, once centred.
  public let firstRank: Int
  /// The rank of the second code, once centred.
  public let secondRank: Int

  /// How many canonical pairs two such codes can be asked for: min(d₁, d₂), less the directions that neither has.
  ///
  /// A direction that one code has and the other has lost counts as a pair of correlation zero.
  public var pairs: Int {
    min(first.means.count, second.means.count, max(firstRank, secondRank))
  }

  /// Returns the mean of the leading canonical correlations: the weak MCC over the fitted points.
  ///
  /// - Parameter components: How many; at most ``pairs``, which is also what nil stands for.
  /// - Returns: The mean, with zeros for pairs that one code lacks; zero where both codes are constant.
  public func mean(components: Int? = nil) -> Double {
    let count = min(components ?? pairs, pairs)
    return count == 0 ? 0 : correlations.prefix(count).reduce(0, +) / Double(count)
  }
}

/// Returns the canonical correlations of two codes of the same points.
///
/// Directions whose singular value is below 10⁻¹⁰ of the largest, among standardized columns, count as absent: so
/// constant and dependent columns, and fewer points than columns, are safe.
///
/// - Parameters:
///   - x: N×d₁.
///   - y: N×d₂.
/// - Returns: The spectrum, the maps and the ranks.
/// - Complexity: O(N·(d₁² + d₂²)).
/// - Throws: ``AlignmentError``.
public func canonicalCorrelations(
  _ x: Matrix<Double>, _ y: Matrix<Double>
) throws(AlignmentError) -> CanonicalCorrelations {
  try checkCodes(x, y)
  let a = try Whitening(x)
  let b = try Whitening(y)
  let cross = leadingBlock(matmulTransposedFirst(a.basis, b.basis), rows: a.rank, columns: b.rank)
  let svd = try decompose { () throws(FactorizationError) in try singularValues(cross) }
  return CanonicalCorrelations(
    correlations: svd.values, first: a.map(through: svd.left),
    second: b.map(through: svd.rightTransposed.transposed), firstRank: a.rank, secondRank: b.rank)
}
