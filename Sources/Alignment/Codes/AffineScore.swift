public import LinearAlgebra

/// How well an affine map of one code predicts another. The direction matters: score both.
public struct AffineScore: Equatable, Sendable {
  /// R² of each column of the target over the second half of the points, by the map of the first half.
  ///
  /// One minus the squared error over the squared deviation from the second half's mean; negative where the map
  /// is worse than that mean, and zero for a column that does not vary.
  public let rSquared: [Double]
  /// The MCC of the mapped code and the target; out of sample with map and matching of the first half.
  public let meanCorrelation: SplitScore

  /// The mean R² over columns.
  public var meanRSquared: Double { rSquared.reduce(0, +) / Double(rSquared.count) }
}

/// Returns how well an affine map of one code predicts another, in and out of sample.
///
/// - Parameters:
///   - x: The code to map, N×d₁, N ≥ 4.
///   - y: The code to predict, N×d₂.
/// - Returns: R² out of sample, and the MCC after least squares.
/// - Complexity: O(N·d₁·(d₁ + d₂)).
/// - Throws: ``AlignmentError``.
public func affineScore(
  from x: Matrix<Double>, to y: Matrix<Double>
) throws(AlignmentError) -> AffineScore {
  try checkCodes(x, y, needed: fewestForHalves)
  // Scores know no scale of a column, and numbers of any scale have squares once standardized.
  let (x, y) = (StandardizedColumns(x).unit, StandardizedColumns(y).unit)
  let whole = try meanCorrelation(try affineMap(from: x, to: y)(x), y).mean
  let halves = Halves(x, y)
  let map = try affineMap(from: halves.firstFitted, to: halves.secondFitted)
  let fitted = try meanCorrelation(map(halves.firstFitted), halves.secondFitted)
  let predicted = map(halves.firstScored)
  let scored = try correlations(predicted, halves.secondScored)
  let outOfSample = fitted.matches.reduce(0) { $0 + abs(scored.matrix[$1.first, $1.second]) }
  return AffineScore(
    rSquared: determination(of: halves.secondScored, by: predicted),
    meanCorrelation: SplitScore(
      whole: whole, inSample: fitted.mean, outOfSample: outOfSample / Double(fitted.matches.count)))
}

/// R² of each column.
private func determination(of target: Matrix<Double>, by predicted: Matrix<Double>) -> [Double] {
  let columns = StandardizedColumns(target)
  var errors = [Double](repeating: 0, count: target.columns)
  for i in 0..<target.rows {
    for j in 0..<target.columns {
      let error = target[i, j] - predicted[i, j]
      errors[j] += error * error
    }
  }
  return zip(errors, columns.lengths).map { error, length in length > 0 ? 1 - error / (length * length) : 0 }
}
