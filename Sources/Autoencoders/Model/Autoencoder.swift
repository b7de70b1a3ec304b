private import Foundation
public import Networks
public import Probability
private import Requirements
public import Randomness

/// An autoencoder whose code has J facets, one or more, each with a Gaussian mixture as its prior (VaDE, Jiang et al. 2017,
/// of one facet; MFC-VAE, Falck et al. 2021, of several).
///
///     cⱼ ~ Cat(πⱼ),  zⱼ|cⱼ ~ N(μ_cⱼ, Σ_cⱼ) for each facet j
///     x|z ~ N(f(z₀, …), σ²·I) or Bernoulli(1/(1 + exp(−f(z₀, …))))
///     q(z|x) = Πⱼ q(zⱼ|x),  q(zⱼ|x) = N(mⱼ(x), Cⱼ·Cⱼᵀ),  q(cⱼ|x) = γ_cⱼ
///
/// The facets are counted from the shallow end of the encoder on. Layer by layer, with a for the activation,
///
///     h₀ = x,  hᵢ = a(hᵢ₋₁·W + b);  (mⱼ, log sⱼ², strict triangle of Cⱼ) = the head of facet j from h at its rung
///     u₀ = z of the deepest facet,  uᵢ = a(uᵢ₋₁·W + b), to which the facets that enter there add gate·αⱼ·a(zⱼ·W + b)
///     f = the last u, through a layer without activation
///
/// | symbol | where | shape |
/// | --- | --- | --- |
/// | x | the points | N×D |
/// | m | `Facet.posterior`, the mean of q(z\|x), the code of x | N×L |
/// | C | `Facet.posterior`: Cᵢᵢ = sᵢ; with the diagonal family zero elsewhere | N×L×L, lower triangular |
/// | ε | standard normal noise | N×L |
/// | z | a draw of q(z\|x): m + C·ε | N×L |
/// | π, μ, Σ = T·Tᵀ | `Facet.prior`, a source of components | K, K×L, K×L×L |
/// | γ | the responsibilities q(c\|x), `MixtureBatch` | N×K |
/// | f | ``decoder`` and the facets' skip connections | L → D |
/// | y | f(z): a mean, or logits | N×D |
/// | σ | ``likelihood``, the deviation of x given z | 1 |
/// | αⱼ | ``Workspace/gates`` | J |
///
/// A vanilla variational autoencoder is the one whose prior is ``PriorFamily/standard``.
public struct Autoencoder<Scalar: NetworkScalar>: Sendable {
  /// What it was made from.
  public let architecture: Architecture
  /// The layers of the encoder, h.
  public let encoder: Network
  /// The facets, the shallow first.
  let facets: [Facet]
  /// The layers of the decoder, u; the last has no activation.
  public let decoder: Network
  /// p(x|z).
  public let likelihood: Likelihood
  /// The parameters of all parts.
  public var parameters: ParameterBuffer<Scalar>

  /// Creates the parts; parameters are zero.
  public init(_ architecture: Architecture) {
    self.init(architecture) { [Scalar](repeating: 0, count: $0.count) }
  }

  /// Creates the parts with priors of one's own; parameters are zero.
  package init(_ architecture: Architecture, prior: PriorMaker) {
    self.init(architecture, prior: prior) { [Scalar](repeating: 0, count: $0.count) }
  }

  /// Creates the parts with parameters that are read slice by slice.
  public init(_ architecture: Architecture, reading read: (ParameterSlice) throws -> [Scalar]) rethrows {
    try self.init(architecture, prior: { $1.prior.source($0, $1, $2, $3, in: &$4) }, reading: read)
  }

  private init(
    _ architecture: Architecture, prior: PriorMaker, reading read: (ParameterSlice) throws -> [Scalar]
  ) rethrows {
    if let fault = architecture.fault { require(false, fault) }
    self.architecture = architecture
    var layout = ParameterLayout()
    let activation = architecture.activation
    encoder = Network(
      "encoder", sizes: [architecture.inputs] + architecture.encoder, hidden: activation, last: activation,
      in: &layout)
    let encoder = self.encoder
    facets = architecture.facets.indices.map {
      Facet(architecture, $0, encoder: encoder, prior: prior, in: &layout)
    }
    let deepest = architecture.facets[architecture.facets.count - 1]
    decoder = Network(
      "decoder", sizes: [deepest.latents] + architecture.decoder + [architecture.features], hidden: activation,
      in: &layout)
    likelihood = Likelihood(architecture.likelihood, in: &layout)
    parameters = ParameterBuffer(layout: layout, values: try layout.slices.flatMap(read))
  }

  /// Creates the same autoencoder with parameters of another precision.
  public init(_ other: Autoencoder<some NetworkScalar>) {
    architecture = other.architecture
    (encoder, facets, decoder, likelihood) = (other.encoder, other.facets, other.decoder, other.likelihood)
    parameters = ParameterBuffer(layout: other.parameters.layout, values: other.parameters.values.map { Scalar($0) })
  }
}

extension Autoencoder: Equatable {
  /// Whether two have the same parts and the same parameters.
  public static func == (a: Autoencoder, b: Autoencoder) -> Bool {
    a.architecture == b.architecture && a.parameters == b.parameters
  }
}

/// How the parameters of an autoencoder begin.
public enum AutoencoderStart: Codable, Equatable, Sendable {
  /// Encoder and decoder are each drawn from a stream of their own, and the posterior has this log s² for all points: the
  /// heads that give it have this bias, and weights of zero.
  case narrow(logVariance: Double)
  /// All layers are drawn from one stream, one after the other, the heads too.
  case drawn
}

extension Autoencoder {
  /// Creates an autoencoder whose networks begin at random, and whose priors are N(0, I) in every component.
  public init(_ architecture: Architecture, _ start: AutoencoderStart, using stream: inout RandomStream) {
    self.init(architecture)
    initialize(start, using: &stream)
  }

  /// Draws the first parameters of the layers; priors begin with N(0, I) in every component.
  package mutating func initialize(_ start: AutoencoderStart, using stream: inout RandomStream) {
    switch start {
    case .narrow(let logVariance):
      var (encoding, decoding) = (stream.child("encoder"), stream.child("decoder"))
      encoder.initialize(.kaimingUniform, &parameters, using: &encoding)
      for facet in facets { facet.head.initialize(.kaimingUniform, &parameters, using: &encoding) }
      decoder.initialize(.kaimingUniform, &parameters, using: &decoding)
      for facet in facets {
        facet.skip?.initialize(.kaimingUniform, &parameters, using: &decoding)
        facet.posterior.narrow(facet.head, logVariance: logVariance, &parameters)
      }
    case .drawn:
      encoder.initialize(.kaimingUniform, &parameters, using: &stream)
      for facet in facets {
        facet.head.initialize(.kaimingUniform, &parameters, using: &stream)
        facet.skip?.initialize(.kaimingUniform, &parameters, using: &stream)
      }
      decoder.initialize(.kaimingUniform, &parameters, using: &stream)
    }
    likelihood.initialize(&parameters)
    for facet in facets { facet.prior.initialize(&parameters) }
  }

  /// The prior of a facet as a mixture.
  public func mixture(ofFacet j: Int = 0) -> GaussianMixture { facets[j].prior.mixture(parameters) }

  /// Makes the prior of a facet this mixture; a diagonal prior takes the diagonals of the covariances.
  ///
  /// - Throws: ``PriorError`` when it has another size, a weight of zero, or a covariance without a Cholesky factor.
  public mutating func setPrior(_ mixture: GaussianMixture, ofFacet j: Int = 0) throws(PriorError) {
    try facets[j].prior.set(mixture, &parameters)
  }

  /// Makes the first prior of a facet from the points themselves, where its family asks for these.
  ///
  /// - Returns: Whether it does; if not, the prior waits for a mixture.
  mutating func beginPrior(
    ofFacet j: Int, with points: PointSet, using stream: inout RandomStream
  ) throws(PriorError) -> Bool {
    try facets[j].prior.begin(with: points, &parameters, using: &stream)
  }

  /// σ, the deviation of x given z; nil where the likelihood has none.
  public var deviation: Double? { likelihood.logDeviation(parameters).map { exp($0) } }
}
