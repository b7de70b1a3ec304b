public import LinearAlgebra

/// The weak MCC: of codes after canonical correlation analysis, so up to separate affine maps.
public struct WeakScore: Equatable, Sendable {
  /// The number of canonical pairs k that the means are over.
  public let components: Int
  /// The mean of the first k canonical correlations; out of sample with maps and pairs of the first half.
  public let score: SplitScore
  /// As out of sample, but the variates of the second half are matched anew, as public code does.
  public let outOfSampleRematched: Double
  /// The correlation of each of the k canonical pairs of the first half over the second half; zero where one code lacks
  /// the direction.
  public let outOfSampleCorrelations: [Double]
  /// All canonical correlations over all points, descending. Affine equivalence asks every one to be near one.
  public let spectrum: [Double]
}

/// Returns the weak MCC of two codes of the same points, in and out of sample.
///
/// - Parameters:
///   - x: N×d₁, N ≥ 4.
///   - y: N×d₂.
///   - components: The number k of leading canonical pairs; nil for all. Public code takes min(20, d), which
///     flatters codes of many columns. No more are taken than ``CanonicalCorrelations/pairs``.
/// - Returns: The scores for k, and the whole spectrum.
/// - Complexity: O(N·(d₁² + d₂²)).
/// - Throws: ``AlignmentError``.
public func weakScore(
  _ x: Matrix<Double>, _ y: Matrix<Double>, components: Int? = nil
) throws(AlignmentError) -> WeakScore {
  try checkCodes(x, y, needed: fewestForHalves)
  let whole = try canonicalCorrelations(x, y)
  let halves = Halves(x, y)
  let fitted = try canonicalCorrelations(halves.firstFitted, halves.secondFitted)
  let k = min(components ?? fitted.pairs, fitted.pairs)
  let scored = try variateCorrelations(fitted, halves, components: k)
  let share = k == 0 ? 0 : 1 / Double(k)
  let found = scored.diagonal.map(abs)
  return WeakScore(
    components: min(components ?? whole.pairs, whole.pairs),
    score: SplitScore(
      whole: whole.mean(components: components), inSample: fitted.mean(components: k),
      outOfSample: share * found.reduce(0, +)),
    outOfSampleRematched: share * bestMatches(scored).reduce(0) { $0 + abs(scored[$1.row, $1.column]) },
    outOfSampleCorrelations: found + [Double](repeating: 0, count: k - found.count), spectrum: whole.correlations)
}

/// The correlations, over the scored half, of the first k variates of each code; fewer where a code has fewer.
private func variateCorrelations(
  _ fitted: CanonicalCorrelations, _ halves: Halves, components k: Int
) throws(AlignmentError) -> Matrix<Double> {
  let available = min(k, fitted.correlations.count)
  guard available > 0 else { return Matrix(rows: 0, columns: 0) }
  let all = try correlations(fitted.first(halves.firstScored), fitted.second(halves.secondScored))
  return leadingBlock(all.matrix, rows: available, columns: available)
}
