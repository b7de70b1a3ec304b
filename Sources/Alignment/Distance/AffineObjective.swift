private import Foundation
import LinearAlgebra
package import Probability

/// The distance of p and h#q, h(z) = A·z + b, as a function of A (row by row) and b, with its gradient.
///
///     γ = Σ_jl λ_j·λ′_l·N(δ; 0, C)/‖p‖²,   δ = μ_j − A·μ′_l − b,   C = Σ_j + A·Σ′_l·Aᵀ,   η = ‖q‖²/(|det A|·‖p‖²)
///
/// The numbers are flat arrays that are made once, so that a call allocates nothing: small searches live by it.
package struct AffineObjective {
  /// D·D + D.
  package let dimension: Int
  private let d: Int
  /// What ‖p − h#q‖² is measured by.
  var ratio: DistanceRatio
  private let targets: FlatComponents
  private let sources: FlatComponents
  /// log ‖p‖² and log ‖q‖².
  private let logNorms: (Double, Double)
  private var scratch: Scratch

  init(target: [GaussianComponent], source: [GaussianComponent], ratio: DistanceRatio) {
    d = target[0].mean.count
    dimension = d * d + d
    self.ratio = ratio
    targets = FlatComponents(target)
    sources = FlatComponents(source)
    scratch = Scratch(d)
    logNorms = (logNorm(targets), logNorm(sources))
  }

  /// Creates the objective of two mixtures in their own coordinates.
  package init(target: GaussianMixture, source: GaussianMixture, ratio: DistanceRatio) throws(ComponentError) {
    self.init(
      target: try GaussianComponent.all(of: target, .first), source: try GaussianComponent.all(of: source, .second),
      ratio: ratio)
  }

  /// What distances at a position are made of: γ and η.
  struct Parts {
    let overlap: Double
    let norm: Double

    /// The distance; infinite where there is none.
    func value(of ratio: DistanceRatio) -> Double {
      let distance = ratio(overlap: overlap, norm: norm).distance
      return distance.isFinite ? distance : .infinity
    }
  }

  /// γ and η without their gradients; NaN where A is singular.
  mutating func parts(at x: [Double]) -> Parts {
    let none = Parts(overlap: .nan, norm: .nan)
    let logDeterminant = scratch.invert(x)
    guard logDeterminant.isFinite else { return none }
    var overlap = 0.0
    for l in 0..<sources.count {
      scratch.map(x, sources, l)
      for j in 0..<targets.count {
        let logWeight = targets.logWeights[j] + sources.logWeights[l] - logNorms.0
        guard let term = scratch.overlap(targets, j, logWeight: logWeight) else { return none }
        overlap += term
      }
    }
    return Parts(overlap: overlap, norm: exp(logNorms.1 - logDeterminant - logNorms.0))
  }

  /// The distance; its gradient is written into an array of `dimension` entries. Infinite where A is singular.
  package mutating func callAsFunction(_ x: [Double], gradient: inout [Double]) -> Double {
    for i in 0..<dimension { gradient[i] = 0 }
    let logDeterminant = scratch.invert(x)
    guard logDeterminant.isFinite else { return .infinity }
    var overlap = 0.0
    for l in 0..<sources.count {
      scratch.map(x, sources, l)
      for j in 0..<targets.count {
        let logWeight = targets.logWeights[j] + sources.logWeights[l] - logNorms.0
        guard let term = scratch.overlap(targets, j, logWeight: logWeight) else { return .infinity }
        overlap += term
        // Beside a sum of the order of one, the gradient of less is below rounding.
        if term > 1e-25 { scratch.addGradient(of: term, sources, l, to: &gradient) }
      }
    }
    let norm = exp(logNorms.1 - logDeterminant - logNorms.0)
    let value = ratio(overlap: overlap, norm: norm)
    guard value.distance.isFinite, value.byLogNorm.isFinite else { return .infinity }
    for i in 0..<dimension { gradient[i] *= value.byOverlap }
    // ∂ log η / ∂A = −A⁻ᵀ.
    for i in 0..<d { for j in 0..<d { gradient[i * d + j] -= value.byLogNorm * scratch.inverse[j * d + i] } }
    return value.distance
  }
}

/// log ‖p‖².
private func logNorm(_ components: FlatComponents) -> Double {
  let d = components.d
  var scratch = Scratch(d)
  var identity = [Double](repeating: 0, count: d * d + d)
  for i in 0..<d { identity[i * d + i] = 1 }
  // Relative to the greatest term, so that nothing vanishes in many dimensions.
  var terms: [Double] = []
  for l in 0..<components.count {
    scratch.map(identity, components, l)
    for j in 0..<components.count {
      let logWeight = components.logWeights[j] + components.logWeights[l]
      if let term = scratch.logOverlap(components, j) { terms.append(term + logWeight) }
    }
  }
  let greatest = terms.max() ?? -.infinity
  return greatest + log(terms.reduce(0) { $0 + exp($1 - greatest) })
}

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
