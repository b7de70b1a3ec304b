public import LinearAlgebra
private import Requirements

/// The directions of largest variance of a sample, after Pearson 1901 and Hotelling 1933.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | μ | `mean` | D |
/// | C | `components` | L×D, orthonormal rows |
/// | λ | `explainedVariance` | L, descending |
///
/// A code is z = C·(x − μ). The largest entry of each row of C, by magnitude, is positive (the first, of equal ones): so
/// the same sample always gives the same signs.
public struct PrincipalComponents: Equatable, Sendable {
  /// μ.
  public let mean: [Double]
  /// C.
  public let components: Matrix<Double>
  /// λ, the variance along each component, over N − 1.
  public let explainedVariance: [Double]
  /// The sum of the variances of all D features.
  public let totalVariance: Double

  /// Finds the components of a sample from its moments.
  ///
  /// - Parameters:
  ///   - moments: Of N points of D features.
  ///   - count: L, at most D.
  /// - Complexity: O(D³).
  /// - Throws: ``DatasetError/tooFewPoints(_:)`` or `FactorizationError`.
  public init(of moments: Moments, count: Int) throws {
    let d = moments.mean.count
    require((1...max(d, 1)).contains(count), "\(d) features have no \(count) principal components")
    let covariance = try moments.covariance()
    let eigen = try symmetricEigen(covariance)
    mean = moments.mean
    components = withPositiveLargest(eigen.vectors.columns(at: (d - count..<d).reversed()).transposed)
    // Of a singular covariance, rounding may leave some eigenvalues a little below zero.
    explainedVariance = eigen.values.reversed().prefix(count).map { max($0, 0) }
    totalVariance = covariance.diagonal.reduce(0, +)
  }

  /// Finds the components of points, N×D, in blocks of rows.
  ///
  /// - Complexity: O(N·D² + D³).
  /// - Throws: ``DatasetError/tooFewPoints(_:)`` or `FactorizationError`.
  public init(fitting points: Matrix<Double>, count: Int) throws {
    var moments = Moments(features: points.columns)
    for start in stride(from: 0, to: points.rows, by: 4096) {
      moments.add(points.rows(start..<min(start + 4096, points.rows)))
    }
    try self.init(of: moments, count: count)
  }

  /// The part of all variance along each component.
  public var explainedRatio: [Double] { explainedVariance.map { totalVariance > 0 ? $0 / totalVariance : 0 } }

  /// What whitening divides each feature of a code by, √λ.
  ///
  /// - Throws: ``DatasetError/constantComponent(_:)`` where λ is zero or rounding.
  public func whiteningScales() throws(DatasetError) -> [Double] {
    let largest = explainedVariance.first ?? 0
    for (k, variance) in explainedVariance.enumerated() where !(variance > 1e-12 * largest) {
      throw .constantComponent(k)
    }
    return explainedVariance.map { $0.squareRoot() }
  }

  /// Returns the codes of points: (x − μ)·Cᵀ, N×L.
  public func transform(_ points: Matrix<Double>) -> Matrix<Double> {
    require(points.columns == mean.count, "cannot project \(points.shape), only points of \(mean.count) features")
    return matmulTransposedSecond(points.addingToRows(mean.map { -$0 }), components)
  }

  /// Returns the points nearest to the sample's that have these codes: z·C + μ, N×D.
  public func inverse(_ codes: Matrix<Double>) -> Matrix<Double> {
    require(codes.columns == components.rows, "cannot lift \(codes.shape), only codes of \(components.rows) features")
    return matmul(codes, components).addingToRows(mean)
  }
}

/// The rows, each with the sign that makes its entry of largest magnitude positive.
private func withPositiveLargest(_ rows: Matrix<Double>) -> Matrix<Double> {
  var result = rows
  for i in 0..<rows.rows {
    let row = rows.row(i)
    guard let largest = row.indices.max(by: { abs(row[$0]) < abs(row[$1]) }), row[largest] < 0 else { continue }
    for j in row.indices { result[i, j] = -row[j] }
  }
  return result
}
