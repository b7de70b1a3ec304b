private import Foundation
private import LinearAlgebra
private import Networks
public import Probability

extension Autoencoder {
  /// The prior as a mixture.
  public var mixture: GaussianMixture {
    let (count, components) = (prior.latents, prior.components)
    guard let slices = prior.slices else {
      return GaussianMixture(
        weights: [1], means: Matrix(rows: 1, columns: count),
        covariances: .diagonal(Matrix(rows: 1, columns: count, repeating: 1)))
    }
    let logits = parameters[slices.logits].map { Double($0) }
    let total = logSumExp(logits)
    let variances = parameters[slices.logVariances].map { exp(Double($0)) }
    let covariances: Covariances =
      prior.family == .full
      ? .full((0..<components).map { covariance($0) })
      : .diagonal(Matrix(rows: components, columns: count, elements: variances))
    return GaussianMixture(
      weights: logits.map { exp($0 - total) },
      means: Matrix(rows: components, columns: count, elements: parameters[slices.means].map { Double($0) }),
      covariances: covariances)
  }

  /// T·Tᵀ of a component.
  private func covariance(_ component: Int) -> Matrix<Double> {
    var t = Matrix<Double>(rows: prior.latents, columns: prior.latents)
    guard let slices = prior.slices else { return .identity(prior.latents) }
    for i in 0..<prior.latents {
      t[i, i] = exp(0.5 * Double(parameters.values[slices.logVariances.offset + component * prior.latents + i]))
      guard let triangles = slices.triangles else { continue }
      let start = triangles.offset + component * strictTriangle(prior.latents, 0)
      for j in 0..<i { t[i, j] = Double(parameters.values[start + strictTriangle(i, j)]) }
    }
    return matmulTransposedSecond(t, t)
  }

  /// Makes the prior this mixture; a diagonal prior takes the diagonals of the covariances.
  ///
  /// - Throws: ``PriorError`` when it has another size, a weight of zero, or a covariance without a Cholesky factor.
  public mutating func setPrior(_ mixture: GaussianMixture) throws(PriorError) {
    guard mixture.components == prior.components, mixture.features == prior.latents else {
      throw .size(
        components: mixture.components, latents: mixture.features,
        expected: "\(prior.components) over \(prior.latents) latents")
    }
    guard let slices = prior.slices else { throw .notTrainable }
    if let component = mixture.weights.firstIndex(of: 0) { throw .noWeight(component: component) }
    parameters[slices.logits] = mixture.weights.map { Scalar(log($0)) }
    parameters[slices.means] = mixture.means.elements.map { Scalar($0) }
    for component in 0..<prior.components {
      try setCovariance(mixture.covariance(ofComponent: component), ofComponent: component, slices)
    }
  }

  private mutating func setCovariance(
    _ covariance: Matrix<Double>, ofComponent component: Int, _ slices: MixturePrior.Slices
  ) throws(PriorError) {
    let count = prior.latents
    let t: Matrix<Double>
    do throws(FactorizationError) {
      t = try cholesky(prior.family == .full ? covariance : .diagonal((0..<count).map { covariance[$0, $0] }))
    } catch {
      throw .singular(component: component, error)
    }
    for i in 0..<count {
      parameters.values[slices.logVariances.offset + component * count + i] = Scalar(2 * log(t[i, i]))
      guard let triangles = slices.triangles else { continue }
      let start = triangles.offset + component * strictTriangle(count, 0)
      for j in 0..<i { parameters.values[start + strictTriangle(i, j)] = Scalar(t[i, j]) }
    }
  }
}
