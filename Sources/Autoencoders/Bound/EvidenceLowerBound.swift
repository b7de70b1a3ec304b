/// The terms of a lower bound of log p(x), in nats, each with its sign; of one point, or the mean of several.
///
///     ELBO(x) = E[log p(x|z)] + Σⱼ (E[log p(zⱼ|cⱼ)] + E[log p(cⱼ)] + H(q(zⱼ|x)) + H(q(cⱼ|x)))
///
/// Which γ = q(c|x) it holds, and whether the second term is an expectation over q(z|x) or the value at a draw of it, is
/// what an ``Objective`` says.
public struct EvidenceLowerBound: Codable, Equatable, Sendable {
  /// The terms of a facet, times its weight.
  public struct Facet: Codable, Equatable, Sendable {
    /// E[log p(z|c)] = Σ_c γ_c·log N(z; μ_c, Σ_c).
    public var latentPrior: Double
    /// E[log p(c)] = Σ_c γ_c·log π_c.
    public var clusterPrior: Double
    /// H(q(z|x)) = −E[log q(z|x)].
    public var latentEntropy: Double
    /// H(q(c|x)) = −Σ_c γ_c·log γ_c.
    public var clusterEntropy: Double

    /// No terms at all.
    public static let zero = Facet(latentPrior: 0, clusterPrior: 0, latentEntropy: 0, clusterEntropy: 0)

    /// −KL_z = −E[log q(z|x) − Σ_c γ_c·log p(z|c)].
    public var latent: Double { latentPrior + latentEntropy }
    /// −KL_c = −Σ_c γ_c·(log γ_c − log π_c).
    public var cluster: Double { clusterPrior + clusterEntropy }
  }

  /// E[log p(x|z)], at a draw of z.
  public var reconstruction: Double
  /// The terms of each facet, the shallow first.
  public var facets: [Facet]

  /// Creates the sum of none, for so many facets.
  public init(facets: Int) {
    reconstruction = 0
    self.facets = [Facet](repeating: .zero, count: facets)
  }

  /// The bound itself.
  public var total: Double { facets.reduce(reconstruction) { $0 + $1.latent + $1.cluster } }

  /// Divides each term, as for a mean.
  public static func / (bound: EvidenceLowerBound, count: Double) -> EvidenceLowerBound {
    var mean = bound
    mean.reconstruction /= count
    for j in mean.facets.indices {
      mean.facets[j].latentPrior /= count
      mean.facets[j].clusterPrior /= count
      mean.facets[j].latentEntropy /= count
      mean.facets[j].clusterEntropy /= count
    }
    return mean
  }
}

extension EvidenceLowerBound {
  /// A term with the name that tables give it.
  public struct Term: Equatable, Sendable {
    /// Such as `reconstruction` or `facet-0-latent`.
    public let name: String
    /// In nats.
    public let value: Double
  }

  /// The five terms of a model of one facet, or the reconstruction and two terms a facet of one of several: minus the
  /// divergences of z and of c. Their sum is the bound.
  public var terms: [Term] { facets.count == 1 ? fineTerms : [reconstructionTerm] + divergences }

  /// E[log p(x|z)].
  private var reconstructionTerm: Term { Term(name: "reconstruction", value: reconstruction) }

  /// The five terms of the first facet.
  private var fineTerms: [Term] {
    let facet = facets[0]
    return [
      reconstructionTerm, Term(name: "latent-prior", value: facet.latentPrior),
      Term(name: "cluster-prior", value: facet.clusterPrior),
      Term(name: "latent-entropy", value: facet.latentEntropy),
      Term(name: "cluster-entropy", value: facet.clusterEntropy),
    ]
  }

  /// Minus the divergences of each facet.
  public var divergences: [Term] {
    facets.enumerated().flatMap { j, facet in
      [Term(name: "facet-\(j)-latent", value: facet.latent), Term(name: "facet-\(j)-cluster", value: facet.cluster)]
    }
  }
}
