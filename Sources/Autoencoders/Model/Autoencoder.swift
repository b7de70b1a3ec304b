private import LinearAlgebra
public import Networks
private import Requirements
public import Randomness

/// An autoencoder whose codes have a Gaussian mixture as their prior (VaDE; Jiang et al. 2017), made of five parts.
///
///     c ~ Cat(π),  z|c ~ N(μ_c, Σ_c),  x|z ~ N(f(z), σ²·I) or Bernoulli(1/(1 + exp(−f(z))))
///     q(z|x) = N(m(x), C·Cᵀ),  q(c|x) = γ_c
///
/// | symbol | where | shape |
/// | --- | --- | --- |
/// | x | the points | N×D |
/// | g | ``encoder``: x ↦ (m, log s², strict triangle of C) | D → L + L + L(L − 1)/2 |
/// | m | ``posterior``, the mean of q(z\|x), the code of x | N×L |
/// | C | ``posterior``: Cᵢᵢ = sᵢ; with the diagonal family zero elsewhere | N×L×L, lower triangular |
/// | ε | standard normal noise | N×L |
/// | z | a draw of q(z\|x): m + C·ε | N×L |
/// | π | ``prior``: softmax of its logits | K |
/// | μ | ``prior`` | K×L |
/// | Σ | ``prior``: T·Tᵀ, log T²ᵢᵢ and the strict triangle of T are its parameters | K×L×L |
/// | γ | the responsibilities q(c\|x) | N×K |
/// | f | ``decoder`` | L → D |
/// | y | f(z): a mean, or logits | N×D |
/// | σ | ``likelihood``, the deviation of x given z | 1 |
///
/// A vanilla variational autoencoder is the one whose prior is ``MixturePrior/Family/standard``.
public struct Autoencoder<Scalar: NetworkScalar>: Equatable, Sendable {
  /// What it was made from.
  public let architecture: Architecture
  /// g.
  public let encoder: MultilayerPerceptron
  /// q(z|x).
  public let posterior: Posterior
  /// p(z).
  public let prior: MixturePrior
  /// f.
  public let decoder: MultilayerPerceptron
  /// p(x|z).
  public let likelihood: Likelihood
  /// The parameters of all parts.
  public var parameters: ParameterBuffer<Scalar>

  /// Creates the parts; parameters are zero.
  public init(_ architecture: Architecture) {
    let (features, latents) = (architecture.features, architecture.latents)
    require(features > 0 && latents > 0, "an autoencoder cannot take \(features) features to \(latents) latents")
    self.architecture = architecture
    var layout = ParameterLayout()
    let form: FactorForm =
      architecture.posterior == .full || architecture.prior == .full ? .triangular : .diagonal
    posterior = Posterior(architecture.posterior, latents: latents, form: form)
    encoder = MultilayerPerceptron(
      "encoder", sizes: [features] + architecture.hidden + [posterior.headColumns], hidden: architecture.activation,
      in: &layout)
    decoder = MultilayerPerceptron(
      "decoder", sizes: [latents] + architecture.hidden.reversed() + [features], hidden: architecture.activation,
      in: &layout)
    prior = MixturePrior(
      architecture.prior, components: architecture.components, latents: latents, form: form, in: &layout)
    likelihood = Likelihood(architecture.likelihood, in: &layout)
    parameters = ParameterBuffer(layout: layout)
  }

  /// Creates an autoencoder whose networks begin at random, whose prior is N(0, I) in every component, and whose
  /// posterior has one variance for all points.
  ///
  /// - Parameters:
  ///   - architecture: The parts.
  ///   - logVariance: log s² at the start: the head of the encoder that gives it has this bias, and weights of zero.
  ///   - stream: What the weights are drawn from.
  public init(_ architecture: Architecture, logVariance: Double, using stream: inout RandomStream) {
    self.init(architecture)
    var (encoding, decoding) = (stream.child("encoder"), stream.child("decoder"))
    encoder.initialize(.kaimingUniform, &parameters, using: &encoding)
    decoder.initialize(.kaimingUniform, &parameters, using: &decoding)
    if let head = encoder.layers.last { posterior.settle(head, logVariance: logVariance, &parameters) }
    likelihood.initialize(&parameters)
  }

  /// Creates the same autoencoder with parameters of another precision.
  public init(_ other: Autoencoder<some NetworkScalar>) {
    self.init(other.architecture)
    parameters.values = other.parameters.values.map { Scalar($0) }
  }
}
