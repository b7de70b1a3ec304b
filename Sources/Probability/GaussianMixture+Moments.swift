public import LinearAlgebra

extension GaussianMixture {
  /// The mean of the mixture as a whole, Σ π·μ, D values.
  public var totalMean: [Double] {
    matmul(Matrix(rows: 1, columns: components, elements: weights), means).elements
  }

  /// The covariance of the mixture as a whole, Σ π·(Σ + (μ − m)·(μ − m)ᵀ), D×D.
  public var totalCovariance: Matrix<Double> {
    let centred = means.addingToRows(totalMean.map { -$0 })
    var total = Matrix<Double>(rows: features, columns: features)
    for k in 0..<components {
      total = total + weights[k] * (covariance(ofComponent: k) + gram(centred.rows(k..<k + 1)))
    }
    return total
  }
}
