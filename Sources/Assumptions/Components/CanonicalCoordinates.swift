private import Foundation
public import LinearAlgebra
public import Probability
private import Requirements

/// The coordinates z ↦ B·(z − m̄) of a mixture in which its components are conditionally independent, its variances one
/// and its third moments positive: unique up to order where P2 holds and the signs are told.
public struct CanonicalCoordinates: Equatable, Sendable {
  /// B, m×m. Its rows are in the order of falling skewness.
  public let matrix: Matrix<Double>
  /// m̄, the mixture's mean.
  public let mean: [Double]
  /// The third central moment in each coordinate, not negative, as a share of the variance to the power 3⁄2.
  public let skewness: [Double]

  /// Returns points in these coordinates, N×m.
  public func callAsFunction(_ points: Matrix<Double>) -> Matrix<Double> {
    require(points.columns == mean.count, "coordinates of \(mean.count) cannot take points of \(points.shape)")
    return matmulTransposedSecond(points.addingToRows(mean.map { -$0 }), matrix)
  }

  /// Returns the mixture in these coordinates.
  public func callAsFunction(_ mixture: GaussianMixture) throws(MixtureError) -> GaussianMixture {
    try mixture.pushedForward(by: matrix, shift: matvec(matrix, mean).map { -$0 })
  }

  /// For each coordinate, whether so many points tell its sign: a skewness beyond three standard errors √(15/N).
  public func signsAreDetermined(points: Double) -> [Bool] {
    skewness.map { $0 >= 3 * (15 / points).squareRoot() }
  }
}

/// Returns the canonical coordinates of a mixture.
///
/// - Parameters:
///   - mixture: J components over m coordinates.
///   - basis: The rows of a matrix, up to scale, in which the components are independent, as
///     ``JointDiagonalization/matrix``; m×m.
/// - Returns: The coordinates.
/// - Throws: ``ComponentsError``.
public func canonicalCoordinates(
  of mixture: GaussianMixture, basis: Matrix<Double>
) throws(ComponentsError) -> CanonicalCoordinates {
  let m = mixture.features
  guard basis.rows == m, basis.columns == m else {
    throw .shape(part: "rows of the basis", is: basis.shape, expected: "\(m)×\(m)")
  }
  let mean = (0..<m).map { i in (0..<mixture.components).reduce(0) { $0 + mixture.weights[$1] * mixture.means[$1, i] } }
  let centred = matmulTransposedSecond(mixture.means.addingToRows(mean.map { -$0 }), basis)
  let axes = (0..<m).map { s in
    let row = Matrix(rows: 1, columns: m, elements: basis.row(s))
    let variances = (0..<mixture.components).map { j in
      matmulTransposedSecond(matmul(row, mixture.covariance(ofComponent: j)), row)[0, 0]
    }
    return CanonicalAxis(weights: mixture.weights, means: centred.column(s), variances: variances)
  }
  guard axes.allSatisfy({ $0.variance > 0 && $0.variance.isFinite }) else { throw .notFinite(part: "total variances") }
  let order = (0..<m).sorted { (-abs(axes[$0].skewness), $0) < (-abs(axes[$1].skewness), $1) }
  var matrix = basis.rows(at: order)
  for (row, s) in order.enumerated() {
    let scale = (axes[s].skewness < 0 ? -1 : 1) / axes[s].variance.squareRoot()
    for j in 0..<m { matrix[row, j] *= scale }
  }
  return CanonicalCoordinates(matrix: matrix, mean: mean, skewness: order.map { abs(axes[$0].skewness) })
}

/// The moments of a centred mixture along one axis.
private struct CanonicalAxis {
  /// Σ λ·(μ² + σ²).
  let variance: Double
  /// Σ λ·(μ³ + 3·μ·σ²), over the variance to the power 3⁄2.
  let skewness: Double

  init(weights: [Double], means: [Double], variances: [Double]) {
    var (second, third) = (0.0, 0.0)
    for (j, weight) in weights.enumerated() where weight > 0 {
      second += weight * (means[j] * means[j] + variances[j])
      third += weight * (means[j] * means[j] * means[j] + 3 * means[j] * variances[j])
    }
    variance = second
    skewness = second > 0 ? third / (second * second.squareRoot()) : 0
  }
}
