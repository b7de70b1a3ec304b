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
  private var targets: OverlapSums
  private let sources: FlatComponents
  /// log ‖p‖² and log ‖q‖².
  private let logNorms: (Double, Double)
  private var scratch: Scratch

  init(target: [GaussianComponent], source: [GaussianComponent], ratio: DistanceRatio) {
    d = target[0].mean.count
    dimension = d * d + d
    self.ratio = ratio
    targets = OverlapSums(target)
    sources = FlatComponents(source)
    scratch = Scratch(d)
    logNorms = (logNorm(target), logNorm(source))
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
      guard let sum = sumOverlaps(x, l) else { return none }
      overlap += sum
    }
    return Parts(overlap: overlap, norm: exp(logNorms.1 - logDeterminant - logNorms.0))
  }

  /// What component l of the source, mapped by a position, adds to γ; nil where a covariance has no Cholesky factor.
  private mutating func sumOverlaps(_ x: [Double], _ l: Int) -> Double? {
    scratch.map(x, sources, l)
    return targets.overlap(
      centre: scratch.centre, image: scratch.image, logWeight: sources.logWeights[l] - logNorms.0)
  }

  /// The distance; its gradient is written into an array of `dimension` entries. Infinite where A is singular.
  package mutating func callAsFunction(_ x: [Double], gradient: inout [Double]) -> Double {
    for i in 0..<dimension { gradient[i] = 0 }
    let logDeterminant = scratch.invert(x)
    guard logDeterminant.isFinite else { return .infinity }
    var overlap = 0.0
    for l in 0..<sources.count {
      guard let sum = sumOverlaps(x, l) else { return .infinity }
      overlap += sum
      guard sum != 0 else { continue }
      targets.sumMoments()
      scratch.addGradient(targets, sources, l, to: &gradient)
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
private func logNorm(_ components: [GaussianComponent]) -> Double {
  var overlaps = OverlapSums(components)
  // Relative to the greatest term, so that nothing vanishes in many dimensions.
  let terms = components.flatMap { component in
    (overlaps.logOverlaps(centre: component.mean, image: component.covariance.elements) ?? []).map {
      $0 + log(component.weight)
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
