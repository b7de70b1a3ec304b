private import Foundation
public import LinearAlgebra
internal import Networks
internal import Probability

extension ComponentTable {
  /// The prior of these parameters as a mixture.
  func mixture<Scalar: NetworkScalar>(_ parameters: ParameterBuffer<Scalar>) -> GaussianMixture {
    let logits = parameters[logitSlice].map { Double($0) }
    let total = logSumExp(logits)
    let logVariances = parameters[varianceSlice].map { variances.logVariance(Double($0)) }
    let covariances: Covariances =
      triangleSlice != nil
      ? .full((0..<components).map { covariance($0, logVariances, parameters) })
      : .diagonal(Matrix(rows: components, columns: latents, elements: logVariances.map { exp($0) }))
    return GaussianMixture(
      weights: logits.map { exp($0 - total) },
      means: Matrix(rows: components, columns: latents, elements: parameters[meanSlice].map { Double($0) }),
      covariances: covariances)
  }

  /// T·Tᵀ of a component.
  private func covariance<Scalar: NetworkScalar>(
    _ component: Int, _ logVariances: [Double], _ parameters: ParameterBuffer<Scalar>
  ) -> Matrix<Double> {
    var t = Matrix<Double>(rows: latents, columns: latents)
    for i in 0..<latents {
      t[i, i] = exp(0.5 * logVariances[component * latents + i])
      guard let triangles = triangleSlice else { continue }
      let start = triangles.offset + component * strictTriangle(latents, 0)
      for j in 0..<i { t[i, j] = Double(parameters.values[start + strictTriangle(i, j)]) }
    }
    return matmulTransposedSecond(t, t)
  }

  /// Makes the parameters those of a mixture.
  func set<Scalar: NetworkScalar>(
    _ mixture: GaussianMixture, _ parameters: inout ParameterBuffer<Scalar>
  ) throws(PriorError) {
    try check(mixture)
    if let component = mixture.weights.firstIndex(of: 0) { throw .noWeight(component: component) }
    parameters[logitSlice] = mixture.weights.map { Scalar(log($0)) }
    parameters[meanSlice] = mixture.means.elements.map { Scalar($0) }
    for component in 0..<components {
      try setCovariance(mixture.covariance(ofComponent: component), ofComponent: component, &parameters)
    }
  }

  private func setCovariance<Scalar: NetworkScalar>(
    _ covariance: Matrix<Double>, ofComponent component: Int, _ parameters: inout ParameterBuffer<Scalar>
  ) throws(PriorError) {
    let t: Matrix<Double>
    do throws(FactorizationError) {
      t = try cholesky(triangleSlice != nil ? covariance : .diagonal((0..<latents).map { covariance[$0, $0] }))
    } catch {
      throw .singular(component: component, error)
    }
    for i in 0..<latents {
      parameters.values[varianceSlice.offset + component * latents + i] =
        Scalar(variances.parameter(logVariance: 2 * log(t[i, i])))
      guard let triangles = triangleSlice else { continue }
      let start = triangles.offset + component * strictTriangle(latents, 0)
      for j in 0..<i { parameters.values[start + strictTriangle(i, j)] = Scalar(t[i, j]) }
    }
  }
}

/// Why a mixture cannot be the prior of an autoencoder.
public enum PriorError: Error, Equatable, Sendable, CustomStringConvertible {
  /// It has another number of components or features.
  case size(components: Int, latents: Int, expected: String)
  /// The autoencoder's prior is N(0, I), and stays so.
  case notTrainable
  /// Its components are what the encoder makes of pseudo-inputs.
  case pseudoInputs
  /// It has more pseudo-inputs than there are points to begin from.
  case fewPoints(Int, components: Int)
  /// The encoder sees labels, so that there is none without them.
  case labelledEncoder
  /// A component has the weight zero, which has no logarithm.
  case noWeight(component: Int)
  /// A covariance has no Cholesky factor.
  case singular(component: Int, FactorizationError)

  public var description: String {
    switch self {
    case .size(let components, let latents, let expected):
      "a mixture of \(components) components over \(latents) latents cannot be a prior of \(expected)"
    case .notTrainable: "the prior is N(0, I) and takes no other mixture"
    case .pseudoInputs: "the prior is what the encoder makes of pseudo-inputs, and takes no other mixture"
    case .fewPoints(let count, let components):
      "\(components) pseudo-inputs cannot begin as different points among \(count); ask for fewer components"
    case .labelledEncoder:
      "the encoder sees labels, and so tells nothing of points without them; fit one that sees points alone"
    case .noWeight(let component):
      "component \(component) of the first prior has no weight; ask for fewer components, or try another seed"
    case .singular(let component, let error):
      "the covariance of component \(component) of the first prior is singular: \(error)"
    }
  }
}
