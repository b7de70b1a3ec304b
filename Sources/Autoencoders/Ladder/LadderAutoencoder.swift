public import Networks
public import Randomness
private import Requirements

/// An autoencoder whose code has J facets, each with a Gaussian mixture as its prior, read from and put into the rungs of
/// a ladder (MFC-VAE; Falck et al. 2021).
///
///     cⱼ ~ Cat(πⱼ),  zⱼ|cⱼ ~ N(μ_cⱼ, Σ_cⱼ) for each facet j,  x|z ~ Bernoulli(1/(1 + exp(−f(z₀, …)))) or N(f(z₀, …), σ²·I)
///     q(z|x) = Πⱼ q(zⱼ|x),  q(zⱼ|x) = N(mⱼ(x), Cⱼ·Cⱼᵀ)
///
/// The facets are counted from the shallow end of the encoder on. Layer by layer, with a for the activation,
///
///     h₀ = x,  hᵢ = a(hᵢ₋₁·W + b);  (mⱼ, log sⱼ², triangle of Cⱼ) = the head of facet j from h at its rung
///     u₀ = z of the deepest facet,  uᵢ = a(uᵢ₋₁·W + b), to which the facets that enter there add gate·αⱼ·a(zⱼ·W + b)
///     f = the last u, through a layer without activation
///
/// | symbol | where | shape |
/// | --- | --- | --- |
/// | x | the points | N×D |
/// | zⱼ, mⱼ, Cⱼ, πⱼ, μⱼ, Σⱼ | of each facet, as in ``Autoencoder`` | |
/// | αⱼ, γⱼ | ``LadderWorkspace/gates`` and ``LadderWorkspace/weights`` | J |
///
/// With one facet it is an ``Autoencoder``. A vanilla variational autoencoder is the one whose prior is
/// ``MixturePrior/Family/standard``.
public struct LadderAutoencoder<Scalar: NetworkScalar>: Equatable, Sendable {
  /// What it was made from.
  public let architecture: LadderArchitecture
  /// The layers of the encoder.
  let encoder: [Dense]
  /// The facets, the shallow first.
  let facets: [LadderFacet]
  /// The layers of the decoder; the last has no activation.
  let decoder: [Dense]
  /// p(x|z).
  let likelihood: Likelihood
  /// The parameters of all parts.
  public var parameters: ParameterBuffer<Scalar>

  /// Creates the parts; parameters are zero.
  public init(_ architecture: LadderArchitecture) {
    if let fault = architecture.fault { require(false, fault) }
    self.architecture = architecture
    var layout = ParameterLayout()
    let (inputs, activation) = ([architecture.features] + architecture.encoder, architecture.activation)
    encoder = architecture.encoder.indices.map {
      Dense(
        "encoder.\($0)", inputs: inputs[$0], outputs: architecture.encoder[$0], activation: activation, in: &layout)
    }
    facets = architecture.facets.indices.map { LadderFacet(architecture, $0, in: &layout) }
    let deepest = architecture.facets[architecture.facets.count - 1]
    let widths = [deepest.latents] + architecture.decoder + [architecture.features]
    decoder = (0...architecture.decoder.count).map {
      Dense(
        "decoder.\($0)", inputs: widths[$0], outputs: widths[$0 + 1],
        activation: $0 == architecture.decoder.count ? .identity : activation, in: &layout)
    }
    likelihood = Likelihood(architecture.likelihood, in: &layout)
    parameters = ParameterBuffer(layout: layout)
  }

  /// Creates an autoencoder whose networks begin at random, and whose priors are N(0, I) in every component.
  public init(_ architecture: LadderArchitecture, using stream: inout RandomStream) {
    self.init(architecture)
    let layers = encoder + facets.flatMap { [$0.head] + ($0.door.map { [$0] } ?? []) } + decoder
    for layer in layers { layer.initialize(.kaimingUniform, &parameters, using: &stream) }
    likelihood.initialize(&parameters)
    for facet in facets {
      guard let variances = facet.prior.slices?.variances else { continue }
      let first = Scalar(facet.prior.varianceForm.parameter(logVariance: 0))
      parameters[variances] = [Scalar](repeating: first, count: variances.count)
    }
  }

  /// Creates the same autoencoder with parameters of another precision.
  public init(_ other: LadderAutoencoder<some NetworkScalar>) {
    self.init(other.architecture)
    parameters.values = other.parameters.values.map { Scalar($0) }
  }
}
