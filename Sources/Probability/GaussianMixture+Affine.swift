public import LinearAlgebra
private import Requirements

extension GaussianMixture {
  /// Returns the mixture of A·z + b, where z has this one: means A·μ + b, covariances A·Σ·Aᵀ, of the full family.
  ///
  /// - Parameters:
  ///   - map: A, D′×D.
  ///   - shift: b, D′ values.
  /// - Returns: A mixture over D′ features; singular where A has not full row rank.
  /// - Throws: ``MixtureError`` where a number overflows.
  public func pushedForward(by map: Matrix<Double>, shift: [Double]) throws(MixtureError) -> GaussianMixture {
    require(map.columns == features, "a map of \(map.shape) does not fit \(features) features")
    require(map.rows == shift.count, "a shift of \(shift.count) numbers does not fit a map of \(map.shape)")
    let covariances = (0..<components).map { k in
      let image = matmulTransposedSecond(matmul(map, covariance(ofComponent: k)), map)
      return 0.5 * (image + image.transposed)
    }
    return try GaussianMixture(
      validatingWeights: weights, means: matmulTransposedSecond(means, map).addingToRows(shift),
      covariances: .full(covariances))
  }
}
