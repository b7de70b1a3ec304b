public import Networks

/// What parts a ladder autoencoder is made of, and of what size.
public struct LadderArchitecture: Codable, Equatable, Sendable {
  /// A part of the code with a prior of its own.
  public struct Facet: Codable, Equatable, Sendable {
    /// Lⱼ, its numbers.
    public var latents: Int
    /// Kⱼ, the components of its prior; one for ``MixturePrior/Family/standard``.
    public var components: Int
    /// After how many layers of the encoder it is read.
    public var rung: Int

    /// Creates a description.
    public init(latents: Int, components: Int, rung: Int) {
      self.latents = latents
      self.components = components
      self.rung = rung
    }
  }

  /// D, the numbers of a point.
  public var features: Int
  /// The widths of the encoder's layers.
  public var encoder: [Int]
  /// The widths of the decoder's layers but the last, from the deepest facet's code on.
  public var decoder: [Int]
  /// The facets, the shallow first: their rungs ascend, and the last is read from the encoder's last layer.
  public var facets: [Facet]
  /// What follows each layer.
  public var activation: Activation
  /// The factor of what a shallow facet adds to the decoder.
  public var gate: Double
  /// The family of q(zⱼ|x).
  public var posterior: Posterior.Family
  /// The family of p(zⱼ|cⱼ).
  public var prior: MixturePrior.Family
  /// How the variances of the prior's components are trained.
  public var variances: VarianceForm
  /// The family of p(x|z).
  public var likelihood: Likelihood.Family

  /// Creates a description; the defaults are those of Falck et al.
  public init(
    features: Int, encoder: [Int], decoder: [Int], facets: [Facet], activation: Activation, gate: Double = 0.1,
    posterior: Posterior.Family = .diagonal, prior: MixturePrior.Family = .diagonal,
    variances: VarianceForm = .softplus(sharpness: 10), likelihood: Likelihood.Family = .bernoulli
  ) {
    self.features = features
    self.encoder = encoder
    self.decoder = decoder
    self.facets = facets
    self.activation = activation
    self.gate = gate
    self.posterior = posterior
    self.prior = prior
    self.variances = variances
    self.likelihood = likelihood
  }

  /// After how many layers of the decoder a facet comes in: the deepest at its beginning, the others where they left the
  /// encoder, counted from the other side.
  public func entry(ofFacet j: Int) -> Int { j == facets.count - 1 ? 0 : decoder.count - facets[j].rung }

  /// What is wrong with the sizes, as a user should hear it; nil for nothing.
  public var fault: String? {
    let rungs = facets.map(\.rung)
    guard !facets.isEmpty, !encoder.isEmpty, !decoder.isEmpty else {
      return "a ladder needs a facet and a layer on either side"
    }
    guard features > 0, (encoder + decoder + facets.flatMap { [$0.latents, $0.components] }).allSatisfy({ $0 > 0 })
    else { return "no size of a ladder may be zero" }
    guard rungs[0] > 0, zip(rungs, rungs.dropFirst()).allSatisfy({ $0 < $1 }), rungs.last == encoder.count else {
      return "the rungs \(rungs) should ascend from 1 on and end with \(encoder.count), the encoder's last layer"
    }
    guard rungs.dropLast().allSatisfy({ $0 < decoder.count }) else {
      return "a facet that leaves after \(rungs[rungs.count - 2]) layers needs a decoder of more than as many, "
        + "not of \(decoder.count)"
    }
    guard prior != .standard || facets.allSatisfy({ $0.components == 1 }) else {
      return "a standard prior has one component"
    }
    return nil
  }
}
