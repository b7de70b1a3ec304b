private import Foundation
import LinearAlgebra

/// How far apart two Gaussian components are; their weights do not enter.
public enum ComponentDistance: String, CaseIterable, Sendable {
  /// √(1 − ∫√(p·q)), between 0 and 1: it bounds by how much the components can differ on any event.
  case hellinger
  /// −log ∫√(p·q), in nats:
  ///
  ///     ⅛ (μ₁ − μ₂)ᵀ Σ⁻¹ (μ₁ − μ₂) + ½ log( det Σ / √(det Σ₁ · det Σ₂) ),   Σ = (Σ₁ + Σ₂)/2
  case bhattacharyya
  /// Half of KL(p‖q) + KL(q‖p), in nats.
  case symmetricDivergence = "symmetric-divergence"

  /// The distance of two components.
  ///
  /// - Complexity: O(D³).
  func callAsFunction(_ p: GaussianComponent, _ q: GaussianComponent) throws(FactorizationError) -> Double {
    switch self {
    case .hellinger: (-expm1(-(try bhattacharyyaDistance(p, q)))).squareRoot()
    case .bhattacharyya: try bhattacharyyaDistance(p, q)
    case .symmetricDivergence: (divergence(p, q) + divergence(q, p)) / 2
    }
  }
}

/// −log ∫√(p·q). Rounding may leave a few ulps below zero for equal components: those are zero.
private func bhattacharyyaDistance(_ p: GaussianComponent, _ q: GaussianComponent) throws(FactorizationError) -> Double
{
  let factor = try cholesky(0.5 * (p.covariance + q.covariance))
  let shape = logDeterminant(ofCholesky: factor) - (p.logDeterminant + q.logDeterminant) / 2
  return max(0, squaredLength(solveLower(factor, difference(p, q))) / 8 + shape / 2)
}

/// KL(p‖q) = ½ [ tr(Σ_q⁻¹·Σ_p) + (μ_p − μ_q)ᵀ Σ_q⁻¹ (μ_p − μ_q) − D + log(det Σ_q / det Σ_p) ].
func divergence(_ p: GaussianComponent, _ q: GaussianComponent) -> Double {
  let trace = squaredLength(solveLower(q.factor, p.factor))  // tr(Σ_q⁻¹·Σ_p) = ‖L_q⁻¹·L_p‖²
  let distance = squaredLength(solveLower(q.factor, difference(p, q)))
  return max(0, (trace + distance - Double(p.mean.count) + q.logDeterminant - p.logDeterminant) / 2)
}

private func difference(_ p: GaussianComponent, _ q: GaussianComponent) -> Matrix<Double> {
  Matrix(rows: p.mean.count, columns: 1, elements: zip(p.mean, q.mean).map { $0 - $1 })
}

private func squaredLength(_ a: Matrix<Double>) -> Double { a.elements.reduce(0) { $0 + $1 * $1 } }
