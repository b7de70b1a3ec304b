private import Foundation
private import LinearAlgebra
public import Probability

/// A mixture of J Gaussians over the line, the prior of a latent variable z.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | λ | `weights` | J |
/// | μ | `means` | J |
/// | s | `deviations` | J |
public struct LatentMixture: Equatable, Sendable {
  /// λ: positive, with sum one.
  public let weights: [Double]
  /// μ.
  public let means: [Double]
  /// s: positive.
  public let deviations: [Double]

  /// Creates a mixture from its numbers.
  ///
  /// - Throws: ``ModelError`` where they are none, and says what would be right.
  public init(weights: [Double], means: [Double], deviations: [Double]) throws(ModelError) {
    (self.weights, self.means, self.deviations) = (weights, means, deviations)
    try validate()
  }

  /// J.
  public var components: Int { weights.count }

  /// The same mixture among those over points of D features, with D = 1.
  public var mixture: GaussianMixture {
    GaussianMixture(
      weights: weights, means: Matrix(rows: components, columns: 1, elements: means),
      covariances: .spherical(deviations.map { $0 * $0 }))
  }

  /// Returns log p(z) = log Σⱼ λⱼ·N(z; μⱼ, sⱼ²), in nats.
  public func logDensity(at z: Double) -> Double {
    logSumExp(
      (0..<components).map { j in
        let t = (z - means[j]) / deviations[j]
        return log(weights[j]) - log(deviations[j]) - 0.5 * (log(2 * Double.pi) + t * t)
      })
  }

  private func validate() throws(ModelError) {
    guard !weights.isEmpty else { throw .empty("components") }
    for (name, part) in [("means", means), ("deviations", deviations)] where part.count != weights.count {
      throw .count(of: name, is: part.count, expected: weights.count, from: "weights")
    }
    for (name, part) in [("weight", weights), ("deviation", deviations)] {
      if let j = part.firstIndex(where: { !($0 > 0) || !$0.isFinite }) {
        throw .notPositive("the \(name) of component \(j)", part[j])
      }
    }
    if let j = means.firstIndex(where: { !$0.isFinite }) { throw .notFinite("the mean of component \(j)", means[j]) }
    let sum = weights.reduce(0, +)
    guard abs(sum - 1) <= 1e-6 else { throw .weightSum(sum) }
  }
}
