internal import Autoencoders
private import Foundation
public import Interchange
private import LearningArtifacts
private import LinearAlgebra
internal import Networks
public import Parameters
private import Probability
private import Randomness
private import SafetensorsFormat
public import Stages
public import StructuredAutoencoderArtifacts
internal import StructuredAutoencoders

/// Fits a structured variational autoencoder with a Bayesian mixture as its prior (SVAE; Johnson et al. 2016) to points.
///
/// The networks follow Adam, the belief about the mixture its natural gradient. Codes are the means of the local posteriors,
/// in which the prior takes part; the prior beside them is the belief's point estimate.
public struct FitSVAE: Stage {
  public static let name = "fit-svae"
  public static let summary =
    "Fits a structured variational autoencoder, whose prior is a Bayesian mixture that takes part in inference, to points."

  let networks: NetworkParameters
  let components: Int
  let concentration: Double
  let hasSkips: Bool
  let latentScale: Double
  let gradient: LocalInference.Gradient
  let rounds: Int
  let naturalRate: Double
  let leastNaturalRate: Double
  let training: Training
  let seed: UInt64

  /// Reads `latents`, `hidden`, `activation`, `slope` (of `leaky-relu`), `deviation`, `learn-deviation`, `components`,
  /// `concentration`, `skip-paths`, `latent-scale`, `gradient`, `rounds`, `natural-rate`, `least-natural-rate`, `epochs`,
  /// `learning-rate`, `decay-every`, `decay`, `batch`, `clip`, `first-log-variance`, `draws` and `seed`.
  public init(from reader: inout ParameterReader) throws(NotebookError) {
    networks = try NetworkParameters(from: &reader)
    components = try reader.integer("components", "How many components the prior has, K.", in: 1...1000)
    concentration = try reader.number(
      "concentration", "α of the Dirichlet prior of the weights.", in: 1e-6...1e6, default: 1)
    hasSkips = try reader.flag(
      "skip-paths", "Whether encoder and decoder have linear paths beside them, which begin as a rotation.",
      default: true)
    latentScale = try reader.number(
      "latent-scale", "How much wider than the points the latents begin.", in: 1e-3...1e3, default: 4)
    gradient = try reader.choice(
      "gradient", "How the gradient passes the local inference: through its fixed point, or as in the released code.",
      default: .exact)
    rounds = try reader.integer(
      "rounds", "The most rounds of the local inference in training.", in: 1...10_000, default: 10)
    naturalRate = try reader.number(
      "natural-rate", "The length of the natural step, at first.", in: 0...1, default: 0.05)
    leastNaturalRate = try reader.number(
      "least-natural-rate", "The length of the natural step, at last.", in: 0...1, default: 0.005)
    training = try Training(from: &reader, isPretrained: false)
    seed = try reader.seed()
  }

  public func run(_ input: Points, in context: StageContext) throws -> StructuredFit {
    var fitting = try Fitting(Self.name, networks, training, seed: seed, input, in: context, covariances: components)
    let end = try fitting.climb(from: first(features: input.coordinates.columns, fitting.stream("weights")))
    let climber = end.model
    var found = try fitting.evaluate(StructuredModel(SkipAutoencoder<Double>(climber.model), climber.belief))
    found.terms.append(-(try climber.belief.divergence(from: climber.prior)) / Double(input.coordinates.rows))
    let model = climber.model
    var tensors = StructuredFit.tensors(model.parameters, generator: model.plainDecoder(slope: networks.slope))
    tensors.merge(climber.belief.tensors) { $1 }
    return StructuredFit(
      .svae, training, slope: networks.slope, deviation: model.noise.deviation(model.parameters),
      terms: climber.termNames, found, tensors: tensors, curve: LearningCurve(end),
      classes: input.labels, prior: climber.belief.pointEstimate)
  }

  /// Where the climb begins: the potential's mean is the rotated point times the scale, its variance the posterior's first.
  private func first(features: Int, _ weights: RandomStream) throws -> StructuredClimber {
    var (layers, means) = (weights.child("layers"), weights.child("belief"))
    var model = SkipAutoencoder<Float>(networks.skipShape(features: features, hasSkips: hasSkips))
    let precision = exp(-training.firstLogVariance) / (latentScale * latentScale)
    try model.initialize(
      scale: latentScale, gain: precision, second: precision + log(-expm1(-precision)), deviation: networks.deviation,
      using: &layers)
    let latents = networks.latents
    return StructuredClimber(
      model,
      belief: .drawn(
        components: components, latents: latents, concentration: concentration, spread: 0.75 * latentScale,
        using: &means),
      prior: .vague(components: components, latents: latents, concentration: concentration), gradient: gradient,
      naturalRate: .cosine(initial: naturalRate, final: leastNaturalRate, epochs: training.epochs), rounds: rounds,
      tolerance: 1e-4)
  }
}
