import LinearAlgebra
import Probability

/// One component of a mixture, with what distances between components need of its covariance Σ = L·Lᵀ.
struct GaussianComponent {
  /// π.
  let weight: Double
  /// μ, D.
  let mean: [Double]
  /// Σ, D×D.
  let covariance: Matrix<Double>
  /// L.
  let factor: Matrix<Double>
  /// log det Σ.
  let logDeterminant: Double

  /// The components of a mixture, their covariances as full matrices.
  ///
  /// - Throws: ``ComponentError/covariance(_:component:_:)`` for one that is not positive definite.
  static func all(
    of mixture: GaussianMixture, _ side: AlignmentError.Side
  ) throws(ComponentError) -> [GaussianComponent] {
    var components: [GaussianComponent] = []
    for k in mixture.weights.indices {
      do {
        let covariance = mixture.covariance(ofComponent: k)
        let factor = try cholesky(covariance)
        components.append(
          GaussianComponent(
            weight: mixture.weights[k], mean: mixture.means.row(k), covariance: covariance, factor: factor,
            logDeterminant: LinearAlgebra.logDeterminant(ofCholesky: factor)))
      } catch {
        throw .covariance(side, component: k, error)
      }
    }
    return components
  }
}
