public import LinearAlgebra

/// Returns how far the affine map between two codes makes each column of one column alone, for the worst of them.
///
/// Regress column b of one code on the other, both standardized: with coefficients w, a matching π of the columns leaves
/// it the share |w_π(b)|/‖w‖. The matching is the one with the greatest sum of shares, and the score is the least share,
/// over columns and over both directions of regression.
///
/// Codes that differ in order, sign and scale score one, noise or not; codes that differ by a random rotation score as
/// little as its entries say. Unlike the strong MCC, it is not raised by a factor that dominates all columns of both.
///
/// - Parameters:
///   - x: N×d₁.
///   - y: N×d₂.
/// - Returns: The score, from 0 to 1; zero where a column is constant.
/// - Complexity: O(N·d² + d³).
/// - Throws: ``AlignmentError``.
public func oneToOneScore(_ x: Matrix<Double>, _ y: Matrix<Double>) throws(AlignmentError) -> Double {
  try checkCodes(x, y)
  let (first, second) = (StandardizedColumns(x).unit, StandardizedColumns(y).unit)
  let there = try decompose { () throws(FactorizationError) in
    try leastSquares(first, second, tolerance: rankTolerance)
  }
  let back = try decompose { () throws(FactorizationError) in
    try leastSquares(second, first, tolerance: rankTolerance)
  }
  return min(leastShare(there), leastShare(back))
}

/// The least share |w|/‖w‖ that the best matching leaves a column of coefficients.
func leastShare(_ coefficients: Matrix<Double>) -> Double {
  var shares = coefficients
  for j in 0..<shares.columns {
    var square = 0.0
    for i in 0..<shares.rows { square += shares[i, j] * shares[i, j] }
    let scale = square > 0 ? 1 / square.squareRoot() : 0
    for i in 0..<shares.rows { shares[i, j] *= scale }
  }
  let pairs = bestMatches(shares)
  return pairs.map { abs(shares[$0.row, $0.column]) }.min() ?? 0
}
