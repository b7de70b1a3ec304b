package import LinearAlgebra

/// Returns the points that are left when those that weigh most in any run are taken away, ascending.
///
/// A point's weight is its leverage, ‖w‖²/N of white codes w. The one per cent that weighs most goes first. What then still
/// weighs more than ten times the mean goes too, the codes whitened anew each time, until a twentieth of the points is gone.
///
/// - Parameter white: White codes of the same points, N×L each.
/// - Returns: Indices of points.
/// - Throws: ``AlignmentError/factorization(_:)``.
package func pointsOfOrdinaryInfluence(_ white: [Matrix<Double>]) throws(AlignmentError) -> [Int] {
  let count = white[0].rows
  var kept = Array(0..<count)
  var weights = relativeLeverages(white)
  var wanted = (count + 99) / 100
  while wanted > 0 {
    let order = kept.indices.sorted { (weights[$0], $1) > (weights[$1], $0) }
    let gone = Set(order.prefix(wanted))
    kept = kept.indices.filter { !gone.contains($0) }.map { kept[$0] }
    guard kept.count > 1 else { return kept }
    weights = relativeLeverages(try whitenedAnew(white, at: kept))
    wanted = min(weights.count { $0 > 10 }, (count + 99) / 100, max(0, count / 20 - (count - kept.count)))
  }
  return kept
}

/// Returns codes that were white over more points, made white over these: N×k, k the directions that still vary.
package func whitenedAnew(_ codes: Matrix<Double>) throws(AlignmentError) -> Matrix<Double> {
  let centred = codes.centred
  let covariance = (1 / Double(max(codes.rows, 1))) * gram(centred)
  let eigen = try decompose { () throws(FactorizationError) in try symmetricEigen(covariance) }
  let kept = eigen.values.indices.filter { eigen.values[$0] > 1e-9 * (eigen.values.last ?? 0) }
  var map = eigen.vectors.columns(at: kept)
  for (k, j) in kept.enumerated() { for i in 0..<map.rows { map[i, k] /= eigen.values[j].squareRoot() } }
  return matmul(centred, map)
}

/// Returns some points of each run, made white over these; runs in parallel.
package func whitenedAnew(
  _ runs: [Matrix<Double>], at points: [Int]
) throws(AlignmentError) -> [Matrix<Double>] {
  try inParallel(runs.count) { (r) throws(AlignmentError) in try whitenedAnew(runs[r].rows(at: points)) }
}

/// The greatest leverage of each point in any run, as a multiple of that run's mean.
private func relativeLeverages(_ white: [Matrix<Double>]) -> [Double] {
  var greatest = [Double](repeating: 0, count: white[0].rows)
  for run in white where run.columns > 0 {
    for i in 0..<run.rows {
      var square = 0.0
      for j in 0..<run.columns { square += run[i, j] * run[i, j] }
      greatest[i] = max(greatest[i], square / Double(run.columns))
    }
  }
  return greatest
}
