/// The terms of a lower bound of log p(x), in nats, each with its sign; of one point, or the mean of several.
///
///     ELBO(x) = E[log p(x|z)] + E[log p(z|c)] + E[log p(c)] + H(q(z|x)) + H(q(c|x))
///
/// Which γ = q(c|x) it holds, and whether the second term is an expectation over q(z|x) or the value at a draw of it, is
/// what an ``Objective`` says.
public struct EvidenceLowerBound: Codable, Equatable, Sendable {
  /// E[log p(x|z)], at a draw of z.
  public var reconstruction: Double
  /// E[log p(z|c)] = Σ_c γ_c·log N(z; μ_c, Σ_c).
  public var latentPrior: Double
  /// E[log p(c)] = Σ_c γ_c·log π_c.
  public var clusterPrior: Double
  /// H(q(z|x)) = −E[log q(z|x)].
  public var latentEntropy: Double
  /// H(q(c|x)) = −Σ_c γ_c·log γ_c.
  public var clusterEntropy: Double

  /// Creates a bound from its terms.
  public init(
    reconstruction: Double, latentPrior: Double, clusterPrior: Double, latentEntropy: Double, clusterEntropy: Double
  ) {
    self.reconstruction = reconstruction
    self.latentPrior = latentPrior
    self.clusterPrior = clusterPrior
    self.latentEntropy = latentEntropy
    self.clusterEntropy = clusterEntropy
  }

  /// The bound itself.
  public var total: Double {
    reconstruction + latentPrior + clusterPrior + latentEntropy + clusterEntropy
  }
}

extension EvidenceLowerBound {
  /// No terms at all.
  public static let zero = EvidenceLowerBound(
    reconstruction: 0, latentPrior: 0, clusterPrior: 0, latentEntropy: 0, clusterEntropy: 0)

  /// The names of the terms as tables have them, in the order of ``terms``.
  public static let termNames = [
    "reconstruction", "latent-prior", "cluster-prior", "latent-entropy", "cluster-entropy",
  ]

  /// The terms, in the order of ``termNames``.
  public var terms: [Double] { [reconstruction, latentPrior, clusterPrior, latentEntropy, clusterEntropy] }

  /// Creates a bound from ``terms``; nil if these are not five.
  public init?(terms: [Double]) {
    guard terms.count == Self.termNames.count else { return nil }
    self.init(
      reconstruction: terms[0], latentPrior: terms[1], clusterPrior: terms[2], latentEntropy: terms[3],
      clusterEntropy: terms[4])
  }

  /// Adds term by term.
  public static func += (sum: inout EvidenceLowerBound, bound: EvidenceLowerBound) {
    sum.reconstruction += bound.reconstruction
    sum.latentPrior += bound.latentPrior
    sum.clusterPrior += bound.clusterPrior
    sum.latentEntropy += bound.latentEntropy
    sum.clusterEntropy += bound.clusterEntropy
  }

  /// Divides each term, as for a mean.
  public static func / (bound: EvidenceLowerBound, count: Double) -> EvidenceLowerBound {
    EvidenceLowerBound(
      reconstruction: bound.reconstruction / count, latentPrior: bound.latentPrior / count,
      clusterPrior: bound.clusterPrior / count, latentEntropy: bound.latentEntropy / count,
      clusterEntropy: bound.clusterEntropy / count)
  }
}
