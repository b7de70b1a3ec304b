import LinearAlgebra

/// What a region's image is: a part of the plane c + col A, and how to come back from it.
struct AffineImage {
  /// The rank of A.
  let rank: Int
  /// The smallest of A's m singular values; zero where n < m.
  let leastSingularValue: Double
  /// An orthonormal basis of col A, n×rank.
  let basis: Matrix<Double>
  /// A⁺, m×n, where the rank is m; zeros otherwise.
  let inverse: Matrix<Double>
  /// Whether the rank is open to doubt.
  let isDoubtful: Bool

  init(_ region: Region) throws(FactorizationError) {
    let latents = region.slope.columns
    let svd = try singularValues(region.slope)
    let scale = length(region.bulk.elements)
    let values = svd.values + [Double](repeating: 0, count: latents - svd.values.count)
    rank = values.count { $0 > Tolerance.cancelled * 10 * scale }
    isDoubtful = values.contains { $0 > Tolerance.cancelled * 10 * scale && $0 <= Tolerance.doubtful * scale / 10 }
    leastSingularValue = values.last ?? 0
    basis = svd.left.columns(at: Array(0..<rank))
    guard rank == latents else {
      inverse = Matrix(rows: latents, columns: region.slope.rows)
      return
    }
    var scaled = svd.rightTransposed
    for i in 0..<rank { for j in 0..<latents { scaled[i, j] /= values[i] } }
    inverse = matmulTransposedFirst(scaled, basis.transposed)  // V·S⁻¹·Uᵀ
  }

  /// The part of a vector that is orthogonal to the plane.
  func normalPart(of vector: [Double]) -> [Double] {
    var rest = vector
    for j in 0..<rank {
      var part = 0.0
      for i in rest.indices { part += basis[i, j] * rest[i] }
      for i in rest.indices { rest[i] -= part * basis[i, j] }
    }
    return rest
  }
}
