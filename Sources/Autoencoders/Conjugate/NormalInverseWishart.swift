private import Foundation
public import LinearAlgebra
private import Probability
private import Requirements

/// A belief about the mean and the precision of one Gaussian of L latents.
///
///     Λ ~ Wishart(S⁻¹, ν),  μ|Λ ~ N(m, (κ·Λ)⁻¹)
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | m | `mean` | L |
/// | κ | `count` | |
/// | S | `scale` | L×L |
/// | ν | `degrees` | |
///
/// Source: Johnson et al. 2016, appendix; Bishop 2006, section 10.2.
public struct NormalInverseWishart: Equatable, Sendable {
  /// m.
  public var mean: [Double]
  /// κ, how many points the mean is worth.
  public var count: Double
  /// S, symmetric and positive definite.
  public var scale: Matrix<Double>
  /// ν, above L − 1.
  public var degrees: Double

  /// Creates a belief.
  public init(mean: [Double], count: Double, scale: Matrix<Double>, degrees: Double) {
    require(scale.rows == mean.count && scale.columns == mean.count, "S of \(scale.shape) for \(mean.count) latents")
    require(count > 0 && degrees > Double(mean.count) - 1, "no belief of κ \(count) and ν \(degrees)")
    (self.mean, self.count, self.scale, self.degrees) = (mean, count, scale, degrees)
  }

  /// L.
  public var latents: Int { mean.count }

  /// What a belief expects of a Gaussian's natural parameters.
  public struct Expectations: Equatable, Sendable {
    /// E[Λ] = ν·S⁻¹, L×L.
    public internal(set) var precision: Matrix<Double>
    /// E[Λ·μ] = ν·S⁻¹·m, L.
    public internal(set) var precisionMean: [Double]
    /// E[μᵀ·Λ·μ] = L/κ + ν·mᵀ·S⁻¹·m.
    public internal(set) var quadratic: Double
    /// E[log |Λ|] = Σᵢ ψ((ν − i)/2) + L·log 2 − log |S|, i from 0.
    public internal(set) var logDeterminant: Double
  }

  /// E[Λ], E[Λ·μ], E[μᵀ·Λ·μ] and E[log |Λ|].
  ///
  /// - Throws: `FactorizationError` where S is not positive definite in floating point.
  public func expectations() throws(FactorizationError) -> Expectations {
    var workspace = BeliefWorkspace(latents: latents)
    try expect(in: &workspace)
    return workspace.expected
  }

  /// Leaves the expectations, and the factor of S, in a workspace.
  func expect(in w: inout BeliefWorkspace) throws(FactorizationError) {
    let l = latents
    try w.takeFactor(of: scale)
    w.invert(times: degrees)
    w.multiply(mean)
    var (quadratic, digammas) = (0.0, 0.0)
    for i in 0..<l {
      w.expected.precisionMean[i] = w.product[i]
      quadratic += mean[i] * w.product[i]
      digammas += digamma((degrees - Double(i)) / 2)
    }
    w.expected.quadratic = Double(l) / count + quadratic
    w.expected.logDeterminant = digammas + Double(l) * log(2) - w.logDeterminant
  }

  /// KL(this ‖ prior), in nats.
  ///
  ///     ½·[L·log(κ/κ₀) − L + κ₀·(L/κ + ν·δᵀ·S⁻¹·δ)],  δ = m − m₀, of the mean given the precision, and
  ///     log C(S, ν) − log C(S₀, ν₀) + (ν − ν₀)/2·E[log |Λ|] − ½·(ν·L − ν·tr(S₀·S⁻¹)) of the precision
  ///
  /// - Throws: `FactorizationError` where S or S₀ is not positive definite in floating point.
  public func divergence(from prior: NormalInverseWishart) throws(FactorizationError) -> Double {
    var workspace = BeliefWorkspace(latents: latents)
    return try divergence(from: prior, in: &workspace)
  }

  /// KL(this ‖ prior), in nats, found in a workspace.
  func divergence(from prior: NormalInverseWishart, in w: inout BeliefWorkspace) throws(FactorizationError) -> Double {
    let l = Double(latents)
    try expect(in: &w)
    for i in 0..<latents { w.shift[i] = mean[i] - prior.mean[i] }
    w.multiply(w.shift)
    var (distance, traced) = (0.0, 0.0)
    for i in 0..<latents { distance += w.shift[i] * w.product[i] }
    for i in 0..<latents * latents { traced += prior.scale.elements[i] * w.expected.precision.elements[i] }
    let ofMean = (l * log(count / prior.count) - l + prior.count * (l / count + distance)) / 2
    let own = logConstant(w)
    try w.takeFactor(of: prior.scale)
    let constants = own - prior.logConstant(w)
    return ofMean + constants + (degrees - prior.degrees) / 2 * w.expected.logDeterminant - (degrees * l - traced) / 2
  }

  /// log C(S, ν) = ν/2·log |S| − ν·L/2·log 2 − log Γ_L(ν/2), of the density of Λ, but for π that cancels; where the factor
  /// of S is in the workspace.
  private func logConstant(_ w: BeliefWorkspace) -> Double {
    var gammas = 0.0
    for i in 0..<latents { gammas += lgamma((degrees - Double(i)) / 2) }
    return degrees / 2 * w.logDeterminant - degrees * Double(latents) / 2 * log(2) - gammas
  }
}
