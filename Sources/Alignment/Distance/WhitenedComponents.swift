import LinearAlgebra
import Probability

/// The components of a mixture in coordinates in which it has mean zero and covariance one: x ↦ L⁻¹·(x − m).
struct WhitenedComponents {
  /// The components, in those coordinates.
  let components: [GaussianComponent]
  /// m.
  let mean: [Double]
  /// L, lower triangular.
  let factor: Matrix<Double>

  /// Whitens a mixture.
  init(_ mixture: GaussianMixture, _ side: AlignmentError.Side) throws(ComponentError) {
    let raw = try GaussianComponent.all(of: mixture, side)
    let (mean, total) = (mixture.totalMean, mixture.totalCovariance)
    self.mean = mean
    do {
      let factor = try cholesky(total)
      self.factor = factor
      components = try raw.map { (component) throws(FactorizationError) in
        try component.whitened(by: factor, around: mean)
      }
    } catch {
      throw .covariance(side, component: 0, error)
    }
  }

  /// The map between the original coordinates that a map z ↦ A·z + b of another's whitened ones to these stands for.
  ///
  ///     h(x) = L·A·L′⁻¹·(x − m′) + L·b + m
  ///
  /// - Parameters:
  ///   - position: A row by row, then b.
  ///   - other: The source.
  /// - Returns: The map of points as rows.
  func unwhitening(_ position: [Double], from other: WhitenedComponents) -> AffineMap {
    let d = mean.count
    let a = Matrix(rows: d, columns: d, elements: Array(position[..<(d * d)]))
    // L·A·L′⁻¹ = (L′⁻ᵀ·(L·A)ᵀ)ᵀ, and the rows' W is its transpose.
    let w = solveLowerTransposed(other.factor, matmul(factor, a).transposed)
    let moved = matvec(w.transposed, other.mean)
    let shift = matvec(factor, Array(position[(d * d)...]))
    return AffineMap(matrix: w, shift: (0..<d).map { shift[$0] + mean[$0] - moved[$0] })
  }

  /// The map between whitened coordinates, A row by row, then b, that a map of points as rows stands for: the inverse of
  /// ``unwhitening(_:from:)``.
  func whitening(_ map: AffineMap, from other: WhitenedComponents) -> [Double] {
    // A = L⁻¹·Wᵀ·L′, and b = L⁻¹·(Wᵀ·m′ + shift − m).
    let a = solveLower(factor, matmul(map.matrix.transposed, other.factor))
    let image = matvec(map.matrix.transposed, other.mean)
    let moved = zip(image, zip(map.shift, mean)).map { $0 + $1.0 - $1.1 }
    return a.elements + solveLower(factor, Matrix(rows: moved.count, columns: 1, elements: moved)).elements
  }
}

extension GaussianComponent {
  /// The component seen from whitened coordinates.
  fileprivate func whitened(
    by l: Matrix<Double>, around centre: [Double]
  ) throws(FactorizationError) -> GaussianComponent {
    let shifted = Matrix(rows: mean.count, columns: 1, elements: zip(mean, centre).map { $0 - $1 })
    let seen = solveLower(l, solveLower(l, covariance).transposed)
    let symmetric = 0.5 * (seen + seen.transposed)
    let factor = try cholesky(symmetric)
    return GaussianComponent(
      weight: weight, mean: solveLower(l, shifted).elements, covariance: symmetric, factor: factor,
      logDeterminant: LinearAlgebra.logDeterminant(ofCholesky: factor))
  }
}
