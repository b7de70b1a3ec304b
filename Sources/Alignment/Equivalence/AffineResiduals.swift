package import LinearAlgebra
package import Randomness

/// Returns what affine maps leave of the worst direction of white codes, out of fold, as a mean over ordered pairs of runs:
/// κ_a of ``BendStatistic``, without the cost of smooth maps.
///
/// - Parameters:
///   - white: The whitened codes of each run, N×L.
///   - stream: Where the five folds are drawn from.
/// - Returns: The mean, a share of variance.
/// - Throws: ``AlignmentError/factorization(_:)``.
package func meanAffineResidual(
  white: [Matrix<Double>], using stream: inout RandomStream
) throws(AlignmentError) -> Double {
  let folds = stream.permutation(white[0].rows).map { $0 % 5 }
  var sum = 0.0
  for source in white.indices {
    let others = white.indices.filter { $0 != source }.map { white[$0] }
    let residuals = try FoldedDesign(white[source], folds: folds).residuals(of: .joinedColumns(others))
    let starts = others.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.columns) }
    let worst = try inParallel(others.count) { (k) throws(AlignmentError) in
      let products = gram(residuals.columns(at: Array(starts[k]..<starts[k + 1])))
      let eigen = try decompose { () throws(FactorizationError) in try symmetricEigen(products) }
      return eigen.values.last ?? 0
    }
    sum += worst.reduce(0, +) / Double(white[0].rows)
  }
  return sum / Double(white.count * (white.count - 1))
}
