private import Foundation
internal import LinearAlgebra
internal import Networks
internal import Probability

extension Components {
  /// The first of the mixtures that were written, which need not have been prepared.
  var mixture: GaussianMixture {
    let total = logSumExp(logits[..<components])
    let covariances: Covariances =
      form == .triangular
      ? .full((0..<components).map { covariance($0) })
      : .diagonal(Matrix(rows: components, columns: latents, elements: rows(logVariances).map { exp($0) }))
    return GaussianMixture(
      weights: logits[..<components].map { exp($0 - total) },
      means: Matrix(rows: components, columns: latents, elements: rows(means).map { Double($0) }),
      covariances: covariances)
  }

  /// The numbers of the first mixture.
  private func rows<Number>(_ numbers: [Number]) -> ArraySlice<Number> { numbers[..<(components * latents)] }

  /// T·Tᵀ of a component.
  private func covariance(_ k: Int) -> Matrix<Double> {
    var t = Matrix<Double>(rows: latents, columns: latents)
    for i in 0..<latents {
      t[i, i] = exp(0.5 * logVariances[k * latents + i])
      for j in 0..<i { t[i, j] = Double(triangles[k * strictTriangle(latents, 0) + strictTriangle(i, j)]) }
    }
    return matmulTransposedSecond(t, t)
  }
}
