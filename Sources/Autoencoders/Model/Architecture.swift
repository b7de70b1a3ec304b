public import Networks

/// What parts an autoencoder is made of, and of what size.
public struct Architecture: Codable, Equatable, Sendable {
  /// A part of the code with a prior of its own.
  public struct Facet: Codable, Equatable, Sendable {
    /// Lⱼ, its numbers.
    public var latents: Int
    /// Kⱼ, the components of its prior; one for ``PriorFamily/standard``.
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
  /// The widths of the encoder's layers, before the heads from which the facets are read.
  public var encoder: [Int]
  /// The widths of the decoder's layers but the last, from the deepest facet's code on.
  public var decoder: [Int]
  /// The facets, the shallow first: their rungs ascend, and the last is read from the encoder's last layer.
  public var facets: [Facet]
  /// What follows each of these layers.
  public var activation: Activation
  /// The factor of what a shallow facet adds to the decoder.
  public var gate: Double
  /// The family of q(zⱼ|x), or of its components.
  public var posterior: Posterior.Family
  /// Of how many components q(z|x) is a mixture; nil for one.
  public var posteriorComponents: Int?
  /// W, the numbers of the style that a ``PriorFamily/styled`` prior reads; nil for two.
  public var styles: Int?
  /// The units of the network that reads it; nil for 16.
  public var styleUnits: Int?
  /// The family of p(zⱼ).
  public var prior: PriorFamily
  /// How the variances of the prior's components are trained.
  public var variances: VarianceForm
  /// The family of p(x|z).
  public var likelihood: Likelihood.Family
  /// What the labels of points are for; nil where the model knows of none.
  public var labels: LabelUse?

  /// Creates a description; the defaults are those of Falck et al. 2021.
  public init(
    features: Int, encoder: [Int], decoder: [Int], facets: [Facet], activation: Activation, gate: Double = 0.1,
    posterior: Posterior.Family = .diagonal, prior: PriorFamily = .diagonal,
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

  /// Creates the description of one facet at the top of an encoder, whose hidden layers the decoder has in reverse: VaDE
  /// (Jiang et al. 2017), or a vanilla variational autoencoder with ``PriorFamily/standard``.
  public init(
    features: Int, latents: Int, hidden: [Int], activation: Activation, posterior: Posterior.Family = .diagonal,
    prior: PriorFamily = .diagonal, components: Int, likelihood: Likelihood.Family
  ) {
    self.init(
      features: features, encoder: hidden, decoder: hidden.reversed(),
      facets: [Facet(latents: latents, components: components, rung: hidden.count)], activation: activation,
      posterior: posterior, prior: prior, variances: .exponential, likelihood: likelihood)
  }
}

extension Architecture {
  /// After how many layers of the decoder a facet comes in: the deepest at its beginning, the others where they left the
  /// encoder, counted from the other side.
  public func entry(ofFacet j: Int) -> Int { j == facets.count - 1 ? 0 : decoder.count - facets[j].rung }

  /// How the factors of covariances are stored: by their diagonals where all are diagonal.
  var factorForm: FactorForm { posterior == .full || prior == .full ? .triangular : .diagonal }

  /// The most facets that there can be.
  public static let mostFacets = 16

  /// What is wrong with the sizes, as a user should hear it; nil for nothing.
  public var fault: String? {
    let rungs = facets.map(\.rung)
    guard 1...Self.mostFacets ~= facets.count else {
      return "there are \(facets.count) facets, not 1 to \(Self.mostFacets)"
    }
    // What is below these can be multiplied without an overflow.
    guard encoder.count + decoder.count <= 1000, ([features] + encoder + decoder).allSatisfy({ 1...10_000_000 ~= $0 }),
      facets.allSatisfy({ 1...10_000 ~= $0.latents && 1...10_000 ~= $0.components })
    else { return "a size is zero or too large" }
    if let fault = numberFault ?? posteriorFault { return fault }
    guard rungs[0] >= min(1, encoder.count), zip(rungs, rungs.dropFirst()).allSatisfy({ $0 < $1 }),
      rungs.last == encoder.count
    else {
      return "the rungs \(rungs) should ascend from 1 on and end with \(encoder.count), the encoder's last layer"
    }
    guard rungs.dropLast().allSatisfy({ $0 < decoder.count }) else {
      return "a facet that leaves after \(rungs[rungs.count - 2]) layers needs a decoder of more than as many, "
        + "not of \(decoder.count)"
    }
    if prior == .standard, let facet = facets.first(where: { $0.components != 1 }) {
      return "a standard prior has one component, not \(facet.components)"
    }
    return labels.flatMap { labels in
      facets.lazy.compactMap { labels.fault(components: $0.components, prior: prior) }.first
    }
  }

  /// What is wrong with the number of components of q(z|x).
  private var posteriorFault: String? {
    guard 1...10_000 ~= styles ?? 2, 1...100_000 ~= styleUnits ?? 16 else {
      return
        "a style has 1 to 10000 numbers and is read by 1 to 100000 units, not \(styles ?? 2) by \(styleUnits ?? 16)"
    }
    guard let posteriorComponents, posteriorComponents != 1 else { return nil }
    guard labels == nil else { return "a posterior beside labels has one component, not \(posteriorComponents)" }
    guard 1...1000 ~= posteriorComponents else {
      return "a posterior has 1 to 1000 components, not \(posteriorComponents)"
    }
    guard facets.count == 1 else { return "a posterior that is a mixture needs a code of one facet" }
    if prior == .styled { return "a prior that reads styles needs a posterior of one component" }
    return prior.isOfPseudoInputs ? "a prior of pseudo-inputs needs a posterior of one component" : nil
  }

  /// What is wrong with the numbers of the parts.
  private var numberFault: String? {
    if case .leakyRelu(let slope) = activation, !(0...1e6 ~= slope) { return "no activation has the slope \(slope)" }
    if case .softplus(let sharpness) = variances, !(1e-6...1e6 ~= sharpness) {
      return "no softplus has the sharpness \(sharpness)"
    }
    if case .gaussian(let deviation, _) = likelihood, !(1e-30...1e30 ~= deviation) {
      return "no normal has the deviation \(deviation)"
    }
    return gate.isFinite ? nil : "a gate of \(gate) is none"
  }
}
