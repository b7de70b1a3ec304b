public import LinearAlgebra
private import Requirements

/// A mixture of K Gaussians over points of D features.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | π | `weights` | K |
/// | μ | `means` | K×D |
/// | Σ | `covariances` | as ``Covariances`` says |
public struct GaussianMixture: Equatable, Sendable {
  /// π: not negative, with sum one.
  public let weights: [Double]
  /// μ, a row a component.
  public let means: Matrix<Double>
  /// Σ.
  public let covariances: Covariances

  /// Creates a mixture.
  public init(weights: [Double], means: Matrix<Double>, covariances: Covariances) {
    require(weights.count == means.rows, "\(weights.count) weights for \(means.rows) means")
    self.weights = weights
    self.means = means
    self.covariances = covariances
  }
}
