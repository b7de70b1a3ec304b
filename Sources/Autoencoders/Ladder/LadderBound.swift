/// The terms of the bound of a ladder autoencoder, in nats, each with its sign; of one point, or the mean of several.
///
///     ELBO(x) = E[log p(x|z)] − Σⱼ γⱼ·(KL_z,ⱼ + KL_c,ⱼ)
///     KL_z = E[log q(z|x) − Σ_c γ_c·log p(z|c)],  KL_c = Σ_c γ_c·(log γ_c − log π_c)
public struct LadderBound: Codable, Equatable, Sendable {
  /// The terms of a facet.
  public struct Facet: Codable, Equatable, Sendable {
    /// −KL_z.
    public var latent: Double
    /// −KL_c.
    public var cluster: Double

    /// Creates them.
    public init(latent: Double, cluster: Double) {
      self.latent = latent
      self.cluster = cluster
    }
  }

  /// E[log p(x|z)], at a draw of z.
  public var reconstruction: Double
  /// The terms of each facet, the shallow first, times its weight γⱼ.
  public var facets: [Facet]

  /// Creates a bound from its terms.
  public init(reconstruction: Double, facets: [Facet]) {
    self.reconstruction = reconstruction
    self.facets = facets
  }

  /// Creates the sum of none, for so many facets.
  public init(facets: Int) {
    self.init(reconstruction: 0, facets: [Facet](repeating: Facet(latent: 0, cluster: 0), count: facets))
  }

  /// The bound itself.
  public var total: Double { terms.reduce(0, +) }
}

extension LadderBound {
  /// The names of the terms as tables have them, in the order of ``terms``.
  public static func termNames(facets: Int) -> [String] {
    ["reconstruction"] + (0..<facets).flatMap { ["facet-\($0)-latent", "facet-\($0)-cluster"] }
  }

  /// The terms, in the order of ``termNames(facets:)``.
  public var terms: [Double] { [reconstruction] + facets.flatMap { [$0.latent, $0.cluster] } }

  /// Divides each term, as for a mean.
  public static func / (bound: LadderBound, count: Double) -> LadderBound {
    LadderBound(
      reconstruction: bound.reconstruction / count,
      facets: bound.facets.map { Facet(latent: $0.latent / count, cluster: $0.cluster / count) })
  }
}
