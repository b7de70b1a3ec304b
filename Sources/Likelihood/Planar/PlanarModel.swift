public import LinearAlgebra
public import Probability
public import Randomness

/// A model of points x in n dimensions as noisy points of a piecewise-affine surface.
///
///     x = f(z) + ε,    z ~ Σⱼ λⱼ·N(μⱼ, Σⱼ) over the plane,    ε ~ N(0, σ²·I)
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | λ, μ, Σ | `prior` | J components over 2 features |
/// | f | `decoder` | as ``PlanarDecoder`` says |
/// | σ | `noise` | one number |
public struct PlanarModel: Equatable, Sendable {
  /// The mixture that z is drawn from.
  public let prior: GaussianMixture
  /// f.
  public let decoder: PlanarDecoder
  /// σ: positive.
  public let noise: Double

  /// Creates a model from its parts.
  ///
  /// - Throws: ``ModelError``, also where a covariance is singular.
  public init(prior: GaussianMixture, decoder: PlanarDecoder, noise: Double) throws(ModelError) {
    guard noise > 0, noise.isFinite else { throw .noise(noise) }
    guard prior.features == 2 else {
      throw .count(of: "features of the prior", is: prior.features, expected: 2, from: "input weights")
    }
    for j in 0..<prior.components {
      let covariance = prior.covariance(ofComponent: j)
      let determinant = covariance[0, 0] * covariance[1, 1] - covariance[0, 1] * covariance[1, 0]
      guard determinant > 0 else { throw .notPositive("the determinant of covariance \(j)", determinant) }
    }
    (self.prior, self.decoder, self.noise) = (prior, decoder, noise)
  }

  /// Draws points, N×n.
  ///
  /// - Throws: What a mixture throws when it is sampled.
  public func sample(_ count: Int, using stream: inout RandomStream) throws(MixtureError) -> Matrix<Double> {
    let latents = try prior.sample(count, using: &stream).points
    let rows = (0..<count).map { n in decoder(latents.row(n)).map { $0 + noise * stream.normal() } }
    return Matrix(rows: count, columns: decoder.outputs, elements: rows.flatMap { $0 })
  }
}
