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
    public let precision: Matrix<Double>
    /// E[Λ·μ] = ν·S⁻¹·m, L.
    public let precisionMean: [Double]
    /// E[μᵀ·Λ·μ] = L/κ + ν·mᵀ·S⁻¹·m.
    public let quadratic: Double
    /// E[log |Λ|] = Σᵢ ψ((ν − i)/2) + L·log 2 − log |S|, i from 0.
    public let logDeterminant: Double
  }

  /// E[Λ], E[Λ·μ], E[μᵀ·Λ·μ] and E[log |Λ|].
  ///
  /// - Throws: `FactorizationError` where S is not positive definite in floating point.
  public func expectations() throws(FactorizationError) -> Expectations {
    let factor = try cholesky(scale)
    let precision = solveLowerTransposed(factor, solveLower(factor, .identity(latents))).map { degrees * $0 }
    let precisionMean = matvec(precision, mean)
    let digammas = (0..<latents).reduce(0.0) { $0 + digamma((degrees - Double($1)) / 2) }
    return Expectations(
      precision: precision, precisionMean: precisionMean,
      quadratic: Double(latents) / count + zip(mean, precisionMean).reduce(0) { $0 + $1.0 * $1.1 },
      logDeterminant: digammas + Double(latents) * log(2) - LinearAlgebra.logDeterminant(ofCholesky: factor))
  }

  /// KL(this ‖ prior), in nats.
  ///
  ///     ½·[L·log(κ/κ₀) − L + κ₀·(L/κ + ν·δᵀ·S⁻¹·δ)],  δ = m − m₀, of the mean given the precision, and
  ///     log C(S, ν) − log C(S₀, ν₀) + (ν − ν₀)/2·E[log |Λ|] − ½·(ν·L − ν·tr(S₀·S⁻¹)) of the precision
  ///
  /// - Throws: `FactorizationError` where S or S₀ is not positive definite in floating point.
  public func divergence(from prior: NormalInverseWishart) throws(FactorizationError) -> Double {
    let (l, expected) = (Double(latents), try expectations())
    let shift = zip(mean, prior.mean).map { $0 - $1 }
    let distance = zip(shift, matvec(expected.precision, shift)).reduce(0) { $0 + $1.0 * $1.1 }
    let ofMean = (l * log(count / prior.count) - l + prior.count * (l / count + distance)) / 2
    let traced = zip(prior.scale.elements, expected.precision.elements).reduce(0) { $0 + $1.0 * $1.1 }
    let constants = try logConstant() - (try prior.logConstant())
    return ofMean + constants + (degrees - prior.degrees) / 2 * expected.logDeterminant - (degrees * l - traced) / 2
  }

  /// log C(S, ν) = ν/2·log |S| − ν·L/2·log 2 − log Γ_L(ν/2), of the density of Λ, but for π that cancels.
  private func logConstant() throws(FactorizationError) -> Double {
    let gammas = (0..<latents).reduce(0.0) { $0 + lgamma((degrees - Double($1)) / 2) }
    return degrees / 2 * logDeterminant(ofCholesky: try cholesky(scale)) - degrees * Double(latents) / 2 * log(2)
      - gammas
  }
}
