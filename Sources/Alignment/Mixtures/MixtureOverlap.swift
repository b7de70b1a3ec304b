private import Foundation
private import LinearAlgebra
public import Probability

/// Squared L2 norms and overlap of two Gaussian mixtures, with the distances that are made of them.
///
///     ⟨p, q⟩ = ∫ p·q = Σ_j Σ_l λ_j λ′_l N(μ_j; μ′_l, Σ_j + Σ′_l)
public struct MixtureOverlap: Equatable, Sendable {
  /// ⟨p, p⟩.
  public let first: Double
  /// ⟨q, q⟩.
  public let second: Double
  /// ⟨p, q⟩.
  public let overlap: Double

  /// ‖p − q‖², zero where rounding leaves less.
  public var squaredDistance: Double { max(0, first + second - 2 * overlap) }

  /// ‖p − q‖² / ‖p‖²: not symmetric, zero only for equal mixtures.
  public var relativeToFirst: Double { squaredDistance / first }

  /// ‖p − q‖² / (‖p‖² + ‖q‖²): symmetric, from 0 to 1, the same after one affine map of both.
  public var symmetric: Double { squaredDistance / (first + second) }

  /// ‖p − q‖² / (‖p‖·‖q‖): symmetric, the same after one affine map of both.
  public var geometric: Double { squaredDistance / (first * second).squareRoot() }
}

/// Returns the squared norms and the overlap of two mixtures over the same features.
///
/// - Complexity: O((K₁ + K₂)²·D³).
/// - Throws: ``ComponentError``.
public func mixtureOverlap(_ p: GaussianMixture, _ q: GaussianMixture) throws(ComponentError) -> MixtureOverlap {
  guard p.features == q.features else { throw .differentFeatures(p.features, q.features) }
  return try mixtureOverlap(try GaussianComponent.all(of: p, .first), try GaussianComponent.all(of: q, .second))
}

/// The same of their components.
func mixtureOverlap(
  _ p: [GaussianComponent], _ q: [GaussianComponent]
) throws(ComponentError) -> MixtureOverlap {
  MixtureOverlap(first: try innerProduct(p, p), second: try innerProduct(q, q), overlap: try innerProduct(p, q))
}

/// ⟨p, q⟩.
private func innerProduct(_ p: [GaussianComponent], _ q: [GaussianComponent]) throws(ComponentError) -> Double {
  var sum = 0.0
  for (i, a) in p.enumerated() {
    for (j, b) in q.enumerated() {
      do { sum += a.weight * b.weight * exp(try logOverlap(a, b)) } catch { throw .between(first: i, second: j, error) }
    }
  }
  return sum
}

/// log N(μ_a; μ_b, Σ_a + Σ_b).
private func logOverlap(_ a: GaussianComponent, _ b: GaussianComponent) throws(FactorizationError) -> Double {
  let factor = try cholesky(a.covariance + b.covariance)
  let difference = Matrix(rows: a.mean.count, columns: 1, elements: zip(a.mean, b.mean).map { $0 - $1 })
  let square = solveLower(factor, difference).elements.reduce(0) { $0 + $1 * $1 }
  return -0.5 * (Double(a.mean.count) * log(2 * Double.pi) + logDeterminant(ofCholesky: factor) + square)
}
