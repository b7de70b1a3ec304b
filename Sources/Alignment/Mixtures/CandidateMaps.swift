import LinearAlgebra

/// A candidate z ↦ A·z + b, of points as columns.
struct CandidateMap {
  let a: Matrix<Double>
  let b: [Double]

  /// The map of points as rows.
  var map: AffineMap { AffineMap(matrix: a.transposed, shift: b) }

  /// The components of the mapped mixture; nil where a covariance is singular or overflows.
  func images(of components: [GaussianComponent]) -> [GaussianComponent]? {
    var images: [GaussianComponent] = []
    for component in components {
      let covariance = matmulTransposedSecond(matmul(a, component.covariance), a)
      guard let factor = try? cholesky(0.5 * (covariance + covariance.transposed)) else { return nil }
      images.append(
        GaussianComponent(
          weight: component.weight, mean: zip(matvec(a, component.mean), b).map { $0 + $1 }, covariance: covariance,
          factor: factor, logDeterminant: logDeterminant(ofCholesky: factor)))
    }
    return images
  }
}

/// The closed-form maps that take component k of the source to component k of the target, for each k.
func candidateMaps(_ source: [GaussianComponent], _ target: [GaussianComponent]) -> [CandidateMap] {
  source.indices.flatMap { anchor in
    let from = WhitenedMixture(source, anchor: anchor)
    let to = WhitenedMixture(target, anchor: anchor)
    let rotations = [from.rotationByMeans(to: to)] + source.indices.map { from.rotationByAxes(to: to, of: $0) }
    return rotations.compactMap { $0 }.map { rotation in
      // A = L′·Q·L⁻¹, and b takes the anchor's mean to its target.
      let inverse = solveLower(source[anchor].factor, .identity(rotation.rows))
      let a = matmul(target[anchor].factor, matmul(rotation, inverse))
      return CandidateMap(a: a, b: zip(target[anchor].mean, matvec(a, source[anchor].mean)).map { $0 - $1 })
    }
  }
}

/// A mixture in coordinates in which one of its components, the anchor, is standard normal.
private struct WhitenedMixture {
  /// L⁻¹·(μ_k − μ_anchor) as columns, D×K.
  let means: Matrix<Double>
  /// L⁻¹·Σ_k·L⁻ᵀ.
  let covariances: [Matrix<Double>]

  init(_ components: [GaussianComponent], anchor: Int) {
    let centre = components[anchor]
    let shifted = Matrix(components.map { zip($0.mean, centre.mean).map { $0 - $1 } })
    means = solveLower(centre.factor, shifted.transposed)
    covariances = components.map { solveLower(centre.factor, solveLower(centre.factor, $0.covariance).transposed) }
  }

  /// The orthogonal Q that takes these means nearest to others: U·Vᵀ of Y·Xᵀ = U·S·Vᵀ. Not unique where the means
  /// span fewer than D directions.
  func rotationByMeans(to other: WhitenedMixture) -> Matrix<Double>? {
    guard let svd = try? singularValues(matmulTransposedSecond(other.means, means)) else { return nil }
    return matmul(svd.left, svd.rightTransposed)
  }

  /// The orthogonal Q that takes the axes of a covariance to those of the other's, with signs that suit the means.
  func rotationByAxes(to other: WhitenedMixture, of k: Int) -> Matrix<Double>? {
    guard let axes = try? symmetricEigen(covariances[k]).vectors,
      var turned = try? symmetricEigen(other.covariances[k]).vectors
    else { return nil }
    let along = matmulTransposedFirst(axes, means)
    let otherAlong = matmulTransposedFirst(turned, other.means)
    for r in 0..<along.rows {
      let product = (0..<along.columns).reduce(0) { $0 + along[r, $1] * otherAlong[r, $1] }
      if product < 0 { for i in 0..<turned.rows { turned[i, r] = -turned[i, r] } }
    }
    return matmulTransposedSecond(turned, axes)
  }
}
