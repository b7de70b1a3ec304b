public import LinearAlgebra

/// Returns the strong MCC: of the raw codes, up to order, sign and scale of their columns, in and out of sample.
///
/// Out of sample the matching is the one of the first half of the points, and the correlations are of the second half
/// (Khemakhem et al., "ICE-BeeM", NeurIPS 2020, as its public code has it).
///
/// - Parameters:
///   - x: N×d₁, N ≥ 4.
///   - y: N×d₂.
///   - kind: Pearson, or Spearman with ties averaged.
/// - Returns: The score on all points, on the first half, and on the second half.
/// - Complexity: O(N·d₁·d₂ + d³).
/// - Throws: ``AlignmentError``.
public func strongScore(
  _ x: Matrix<Double>, _ y: Matrix<Double>, kind: CorrelationKind = .pearson
) throws(AlignmentError) -> SplitScore {
  try checkCodes(x, y, needed: fewestForHalves)
  let halves = Halves(x, y)
  let fitted = try meanCorrelation(halves.firstFitted, halves.secondFitted, kind: kind)
  let scored = try correlations(halves.firstScored, halves.secondScored, kind: kind)
  let outOfSample = fitted.matches.reduce(0) { $0 + abs(scored.matrix[$1.first, $1.second]) }
  return SplitScore(
    whole: try meanCorrelation(x, y, kind: kind).mean, inSample: fitted.mean,
    outOfSample: outOfSample / Double(fitted.matches.count))
}
