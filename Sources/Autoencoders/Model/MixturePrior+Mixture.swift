private import Foundation
private import LinearAlgebra
internal import Networks
internal import Probability

extension MixturePrior {
  /// The prior of these parameters as a mixture.
  func mixture<Scalar: NetworkScalar>(_ parameters: ParameterBuffer<Scalar>) -> GaussianMixture {
    guard let slices else {
      return GaussianMixture(
        weights: [1], means: Matrix(rows: 1, columns: latents),
        covariances: .diagonal(Matrix(rows: 1, columns: latents, repeating: 1)))
    }
    let logits = parameters[slices.logits].map { Double($0) }
    let total = logSumExp(logits)
    let logVariances = parameters[slices.variances].map { varianceForm.logVariance(Double($0)) }
    let covariances: Covariances =
      family == .full
      ? .full((0..<components).map { covariance($0, logVariances, parameters) })
      : .diagonal(Matrix(rows: components, columns: latents, elements: logVariances.map { exp($0) }))
    return GaussianMixture(
      weights: logits.map { exp($0 - total) },
      means: Matrix(rows: components, columns: latents, elements: parameters[slices.means].map { Double($0) }),
      covariances: covariances)
  }

  /// T·Tᵀ of a component.
  private func covariance<Scalar: NetworkScalar>(
    _ component: Int, _ logVariances: [Double], _ parameters: ParameterBuffer<Scalar>
  ) -> Matrix<Double> {
    var t = Matrix<Double>(rows: latents, columns: latents)
    for i in 0..<latents {
      t[i, i] = exp(0.5 * logVariances[component * latents + i])
      guard let triangles = slices?.triangles else { continue }
      let start = triangles.offset + component * strictTriangle(latents, 0)
      for j in 0..<i { t[i, j] = Double(parameters.values[start + strictTriangle(i, j)]) }
    }
    return matmulTransposedSecond(t, t)
  }

  /// Makes the parameters those of a mixture.
  func set<Scalar: NetworkScalar>(
    _ mixture: GaussianMixture, _ parameters: inout ParameterBuffer<Scalar>
  ) throws(PriorError) {
    guard mixture.components == components, mixture.features == latents else {
      throw .size(
        components: mixture.components, latents: mixture.features, expected: "\(components) over \(latents) latents")
    }
    guard let slices else { throw .notTrainable }
    if let component = mixture.weights.firstIndex(of: 0) { throw .noWeight(component: component) }
    parameters[slices.logits] = mixture.weights.map { Scalar(log($0)) }
    parameters[slices.means] = mixture.means.elements.map { Scalar($0) }
    for component in 0..<components {
      try setCovariance(mixture.covariance(ofComponent: component), ofComponent: component, slices, &parameters)
    }
  }

  private func setCovariance<Scalar: NetworkScalar>(
    _ covariance: Matrix<Double>, ofComponent component: Int, _ slices: Slices,
    _ parameters: inout ParameterBuffer<Scalar>
  ) throws(PriorError) {
    let t: Matrix<Double>
    do throws(FactorizationError) {
      t = try cholesky(family == .full ? covariance : .diagonal((0..<latents).map { covariance[$0, $0] }))
    } catch {
      throw .singular(component: component, error)
    }
    for i in 0..<latents {
      parameters.values[slices.variances.offset + component * latents + i] =
        Scalar(varianceForm.parameter(logVariance: 2 * log(t[i, i])))
      guard let triangles = slices.triangles else { continue }
      let start = triangles.offset + component * strictTriangle(latents, 0)
      for j in 0..<i { parameters.values[start + strictTriangle(i, j)] = Scalar(t[i, j]) }
    }
  }
}
