private import LinearAlgebra

extension GaussianMixture {
  /// Throws at the first thing that makes these numbers no mixture.
  func validate() throws(MixtureError) {
    guard components > 0, features > 0 else { throw .empty }
    try validateWeights()
    if let index = means.elements.firstIndex(where: { !$0.isFinite }) {
      throw .mean(component: index / features, feature: index % features)
    }
    try validateCovarianceShapes()
    switch covariances {
    case .full(let matrices): for k in 0..<components { try validate(matrices[k], ofComponent: k) }
    case .tied(let matrix): try validate(matrix, ofComponent: 0)
    case .diagonal(let variances): try validate(variances.elements, perComponent: features)
    case .spherical(let variances): try validate(variances, perComponent: 1)
    }
  }

  private func validateWeights() throws(MixtureError) {
    guard weights.count == components else {
      throw .shape(part: "weights", is: "\(weights.count)", expected: "\(components)")
    }
    if let k = weights.firstIndex(where: { !($0 >= 0) }) { throw .weight(component: k, value: weights[k]) }
    let sum = weights.reduce(0, +)
    // Weights that went through single precision, or through a text of eight digits, still pass.
    guard abs(sum - 1) <= 1e-6 else { throw .weightSum(sum) }
  }

  private func validateCovarianceShapes() throws(MixtureError) {
    let (k, d) = (components, features)
    let wrong: (is: String, expected: String)? =
      switch covariances {
      case .full(let matrices):
        matrices.count != k
          ? ("\(matrices.count) matrices", "\(k) matrices")
          : matrices.first { $0.rows != d || $0.columns != d }.map { ($0.shape, "\(d)×\(d)") }
      case .tied(let matrix): matrix.rows == d && matrix.columns == d ? nil : (matrix.shape, "\(d)×\(d)")
      case .diagonal(let variances):
        variances.rows == k && variances.columns == d ? nil : (variances.shape, "\(k)×\(d)")
      case .spherical(let variances): variances.count == k ? nil : ("\(variances.count)", "\(k)")
      }
    if let wrong { throw .shape(part: "covariances", is: wrong.is, expected: wrong.expected) }
  }

  private func validate(_ a: Matrix<Double>, ofComponent k: Int) throws(MixtureError) {
    for i in 0..<features {
      guard a[i, i] >= 0, a[i, i].isFinite else { throw .covariance(component: k, row: i, column: i, value: a[i, i]) }
      for j in 0..<i {
        // Products such as A·Σ·Aᵀ are symmetric to rounding only.
        let slack = 1e-8 * a[i, i].squareRoot() * a[j, j].squareRoot()
        guard abs(a[i, j] - a[j, i]) <= slack else {
          throw .covariance(component: k, row: i, column: j, value: a[i, j])
        }
      }
    }
  }

  private func validate(_ variances: [Double], perComponent count: Int) throws(MixtureError) {
    guard let index = variances.firstIndex(where: { !($0 >= 0) || !$0.isFinite }) else { return }
    throw .covariance(component: index / count, row: index % count, column: index % count, value: variances[index])
  }
}
