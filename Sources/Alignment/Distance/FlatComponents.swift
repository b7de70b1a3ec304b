private import Foundation
import LinearAlgebra

/// The components of a mixture as flat arrays, one after the other.
struct FlatComponents {
  /// K.
  let count: Int
  /// D.
  let d: Int
  /// log λ, K; −∞ for a component without weight.
  let logWeights: [Double]
  /// μ, K·D.
  let means: [Double]
  /// Σ, K·D·D.
  let covariances: [Double]

  init(_ components: [GaussianComponent]) {
    count = components.count
    d = components[0].mean.count
    logWeights = components.map { log($0.weight) }
    means = components.flatMap(\.mean)
    covariances = components.flatMap(\.covariance.elements)
  }
}
