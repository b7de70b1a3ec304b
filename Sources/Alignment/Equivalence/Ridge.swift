private import Foundation
package import LinearAlgebra

/// Ridge regressions of many targets on the same features, the penalty of each target by leave-one-out.
///
///     w = V·(S² + λ)⁻¹·Vᵀ·Xᵀ·y,   XᵀX = V·S²·Vᵀ,   λ = argmin Σᵢ (eᵢ / (1 − hᵢ − h₀))²
///
/// hᵢ is the leverage of point i among the features, h₀ that of what was fitted before.
package struct Ridge: Sendable {
  /// F×T; zeros for a target that no penalty helps.
  package let coefficients: Matrix<Double>

  /// Fits targets, N×T, to features, N×F.
  ///
  /// - Parameters:
  ///   - features: N×F, without constant part.
  ///   - targets: N×T.
  ///   - affineLeverage: h₀, between 0 and 1.
  /// - Throws: ``AlignmentError/factorization(_:)``.
  package init(_ features: Matrix<Double>, _ targets: Matrix<Double>, affineLeverage: Double) throws(AlignmentError) {
    let normal = gram(features)
    let eigen = try decompose { () throws(FactorizationError) in try symmetricEigen(normal) }
    let squares = eigen.values.map { max($0, 0) }
    let rotated = matmul(features, eigen.vectors)  // X·V
    let projected = matmulTransposedFirst(rotated, targets)  // Vᵀ·Xᵀ·y
    let leverages = rotated.map { $0 * $0 }
    var best = leftOutErrors(targets, [Double](repeating: affineLeverage, count: targets.rows))
    var chosen = Matrix<Double>(rows: features.columns, columns: targets.columns)
    for exponent in stride(from: -1.0, through: 5.5, by: 0.5) {
      let inverse = squares.map { 1 / ($0 + pow(10, exponent)) }
      let shrunk = projected.scaledRows(by: inverse)
      let leverage = matvec(leverages, inverse).map { $0 + affineLeverage }
      let errors = leftOutErrors(targets - matmul(rotated, shrunk), leverage)
      for t in errors.indices where errors[t] < best[t] {
        best[t] = errors[t]
        for f in 0..<chosen.rows { chosen[f, t] = shrunk[f, t] }
      }
    }
    coefficients = matmul(eigen.vectors, chosen)
  }
}

/// The mean square of each column's residuals, as leaving out each point in turn would make them.
private func leftOutErrors(_ residuals: Matrix<Double>, _ leverage: [Double]) -> [Double] {
  var sums = [Double](repeating: 0, count: residuals.columns)
  for i in 0..<residuals.rows {
    let kept = 1 - leverage[i]
    let weight = kept > 1e-9 ? 1 / (kept * kept) : .infinity
    for j in 0..<residuals.columns {
      let error = residuals[i, j]
      sums[j] += error == 0 ? 0 : error * error * weight
    }
  }
  return sums
}

extension Matrix<Double> {
  fileprivate func scaledRows(by scales: [Double]) -> Matrix<Double> {
    var result = self
    for i in 0..<rows { for j in 0..<columns { result[i, j] *= scales[i] } }
    return result
  }
}
