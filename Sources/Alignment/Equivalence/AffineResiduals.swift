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
    for target in white.indices where target != source {
      let products = gram(try affineResiduals(from: white[source], to: white[target], folds: folds))
      let eigen = try decompose { () throws(FactorizationError) in try symmetricEigen(products) }
      sum += (eigen.values.last ?? 0) / Double(white[0].rows)
    }
  }
  return sum / Double(white.count * (white.count - 1))
}
