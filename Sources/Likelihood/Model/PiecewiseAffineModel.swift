/// A model of points x in n dimensions as noisy points of a piecewise-affine curve.
///
///     x = f(z) + ε,    z ~ Σⱼ λⱼ·N(μⱼ, sⱼ²),    ε ~ N(0, σ²·I)
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | λ, μ, s | `prior` | J each, as ``LatentMixture`` says |
/// | f | `decoder` | a line to n dimensions, as ``ShallowDecoder`` says |
/// | σ | `noise` | one number |
///
/// Since f is affine on each of its pieces, p(x) is a finite sum: over pieces and components, of a Gaussian's density times
/// the probability of an interval. ``logDensity(of:)`` and ``lossWithGradient(on:)`` compute it without any quadrature.
public struct PiecewiseAffineModel: Equatable, Sendable {
  /// The mixture that z is drawn from.
  public let prior: LatentMixture
  /// f.
  public let decoder: ShallowDecoder
  /// σ: positive.
  public let noise: Double

  /// Creates a model from its parts.
  ///
  /// - Throws: ``ModelError/noise(_:)``.
  public init(prior: LatentMixture, decoder: ShallowDecoder, noise: Double) throws(ModelError) {
    guard noise > 0, noise.isFinite else { throw .noise(noise) }
    (self.prior, self.decoder, self.noise) = (prior, decoder, noise)
  }
}
