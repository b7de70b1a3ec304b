private import Foundation
public import LinearAlgebra

/// Returns the gap that a bend between two runs' codes would make of components without one.
///
/// Where the relation of two codes is bent, a component's covariance is seen through the slope J_j that the bend has
/// there, and differs to first order in the bend from component to component. Here A_j is the least-squares slope of one
/// code on the other, weighed by component j's responsibilities:
///
///     max over i, j of the spread of the log-eigenvalues of (A_i·A_j⁻¹)·(A_i·A_j⁻¹)ᵀ
///
/// Zero for an affine relation. Between runs it is a lower bound, since runs share bends: it can refute an orientation,
/// not confirm one. It depends on the coordinates of the second code, which should be its canonical ones.
///
/// - Parameters:
///   - x: The code of one run, N×m.
///   - y: The code of another run of the same points, N×m.
///   - responsibilities: p(j | x), N×J.
/// - Returns: The gap; nil where fewer than two components have points enough for a slope.
/// - Complexity: O(N·J·m²).
/// - Throws: ``ComponentsError``.
public func fakedGap(
  from x: Matrix<Double>, to y: Matrix<Double>, responsibilities: Matrix<Double>
) throws(ComponentsError) -> Double? {
  guard y.rows == x.rows, y.columns == x.columns else {
    throw .shape(part: "second codes", is: y.shape, expected: x.shape)
  }
  guard responsibilities.rows == x.rows else {
    throw .shape(part: "responsibilities", is: responsibilities.shape, expected: "of \(x.rows) points")
  }
  for (part, numbers) in [("codes", x), ("second codes", y), ("responsibilities", responsibilities)] {
    guard numbers.elements.allSatisfy(\.isFinite) else { throw .notFinite(part: part) }
  }
  let slopes = (0..<responsibilities.columns).compactMap { slope(x, y, weights: responsibilities.column($0)) }
  var widest: Double?
  for (i, a) in slopes.enumerated() {
    for b in slopes[(i + 1)...] {
      // A_i·A_j⁻¹ = (A_j⁻ᵀ·A_iᵀ)ᵀ, and the slopes are held as transposes.
      guard let ratio = try? leastSquares(b, a, tolerance: 1e-12), let svd = try? singularValues(ratio),
        let greatest = svd.values.first, let least = svd.values.last, least > 0
      else { continue }
      widest = max(widest ?? 0, 2 * log(greatest / least))
    }
  }
  return widest
}

/// Aᵀ of the weighted least-squares map x ↦ A·x + b to y; nil where the points of the component span too little.
private func slope(_ x: Matrix<Double>, _ y: Matrix<Double>, weights: [Double]) -> Matrix<Double>? {
  let (total, squares) = weights.reduce((0.0, 0.0)) { ($0.0 + $1, $0.1 + $1 * $1) }
  let m = x.columns
  // The effective number of points.
  guard total > 0, total * total / squares > Double(2 * m + 1) else { return nil }
  func centred(_ points: Matrix<Double>) -> Matrix<Double> {
    let row = Matrix(rows: 1, columns: weights.count, elements: weights)
    let mean = matmul(row, points).elements.map { -$0 / total }
    var result = points.addingToRows(mean)
    for n in 0..<result.rows {
      let root = weights[n].squareRoot()
      for j in 0..<m { result.elements[n * m + j] *= root }
    }
    return result
  }
  let source = centred(x)
  guard let svd = try? singularValues(source), svd.rank(tolerance: 1e-6) == m else { return nil }
  return try? leastSquares(source, centred(y), tolerance: 1e-12)
}
