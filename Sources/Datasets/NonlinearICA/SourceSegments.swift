public import LinearAlgebra
private import Requirements

/// Sources of d coordinates in M segments: in each segment a Gaussian of its own, which is the side information u of
/// nonlinear ICA. Points without their segment are a mixture of M Gaussians.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | μ_u | `means` | M×d |
/// | σ_u | `deviations` | M×d |
/// | C_u | `covariances`, where sources of a segment depend on one another | M of d×d |
///
/// Source: Hyvärinen and Morioka 2016 (time-contrastive learning); Khemakhem et al. 2020 (ICE-BeeM), whose generators
/// these are.
public struct SourceSegments: Equatable, Sendable {
  /// μ_u, a row a segment.
  public let means: Matrix<Double>
  /// σ_u, a row a segment.
  public let deviations: Matrix<Double>
  /// C_u of each segment; nil where sources are independent within a segment.
  public let covariances: [Matrix<Double>]?

  /// Segments of independent sources: those of time-contrastive learning.
  public init(means: Matrix<Double>, deviations: Matrix<Double>) {
    require(means.shape == deviations.shape, "means of \(means.shape) with deviations of \(deviations.shape)")
    self.means = means
    self.deviations = deviations
    covariances = nil
  }

  /// Segments of dependent sources: those of independently modulated components (IMCA).
  ///
  ///     C_u = (B⁻¹·(1/2d) + diag(1/σ_u²))⁻¹
  ///
  /// - Parameters:
  ///   - means: μ_u, M×d.
  ///   - deviations: σ_u, M×d.
  ///   - base: B, the correlations that all segments share, d×d.
  /// - Throws: `FactorizationError` where B is singular.
  public init(means: Matrix<Double>, deviations: Matrix<Double>, base: Matrix<Double>) throws(FactorizationError) {
    require(base.rows == means.columns, "correlations of \(base.shape) for \(means.columns) sources")
    self.means = means
    self.deviations = deviations
    var shared = try inverse(ofPositiveDefinite: base)
    let d = Double(base.rows)
    shared = shared.map { $0 * 0.5 / d }
    var covariances: [Matrix<Double>] = []
    for u in 0..<means.rows {
      var precision = shared
      for i in 0..<base.rows { precision[i, i] += 1 / (deviations[u, i] * deviations[u, i]) }
      covariances.append(try inverse(ofPositiveDefinite: precision))
    }
    self.covariances = covariances
  }

  /// M.
  public var count: Int { means.rows }

  /// d.
  public var sources: Int { means.columns }

  /// Puts standard normal numbers, a row a point, segment after segment, where their segments are.
  ///
  /// Independent sources are standardised first, over all points, as the published generator does; dependent ones are
  /// not, as in the published one.
  ///
  /// - Parameter normals: (M·n)×d.
  /// - Returns: The sources, with their segments as labels.
  /// - Throws: ``DatasetError`` where there are too few points to standardise; `FactorizationError` from a C_u.
  public func place(_ normals: Matrix<Double>) throws -> LabelledPoints {
    require(normals.rows % count == 0 && normals.columns == sources, "\(normals.shape) for \(count) segments")
    let perSegment = normals.rows / count
    let labels = (0..<normals.rows).map { $0 / perSegment }
    var result = normals
    if let covariances {
      let factors = try covariances.map { try cholesky($0) }
      for (i, u) in labels.enumerated() {
        let row = matvec(factors[u], normals.row(i))
        for j in 0..<sources { result[i, j] = means[u, j] + row[j] }
      }
    } else {
      let standard = try Standardisation(fitting: normals).apply(normals)
      for (i, u) in labels.enumerated() {
        for j in 0..<sources { result[i, j] = standard[i, j] * deviations[u, j] + means[u, j] }
      }
    }
    return LabelledPoints(points: result, labels: labels)
  }
}

/// The inverse of a symmetric positive definite matrix, d×d.
private func inverse(ofPositiveDefinite a: Matrix<Double>) throws(FactorizationError) -> Matrix<Double> {
  let l = try cholesky(a)
  return solveLowerTransposed(l, solveLower(l, .identity(a.rows)))
}
