internal import Autoencoders
public import AutoencoderArtifacts
public import Interchange
internal import LinearAlgebra
private import Mixtures
internal import Networks
public import Parameters
private import Probability
internal import Randomness
public import Stages

/// Fits an autoencoder whose prior is a Gaussian mixture (VaDE) to points; with `prior: standard`, a vanilla variational
/// autoencoder; with `prior: vampprior`, one whose components are what the encoder makes of pseudo-inputs; with
/// `prior: gmvae`, one whose components a network makes of a style of each point.
public struct FitVaDE: Stage {
  public static let name = "fit-vade"
  public static let summary = "Fits a variational autoencoder with a Gaussian-mixture prior to points."

  /// What is fitted, but for its features.
  let parts: Architecture
  /// How it is fitted.
  let training: Training
  let priorRestarts: Int
  let seed: UInt64

  /// Reads the parts: `latents`, `prior`, `components`, `hidden`, `activation`, `slope` (of `leaky-relu`), `posterior`,
  /// `posterior-components`, `styles` and `style-units` (of `gmvae`), `likelihood`, and `deviation` and `learn-deviation` (of `gaussian`); the training: `objective`,
  /// `pretraining-epochs`, `pretraining-learning-rate`, `epochs`, `learning-rate`, `decay`, `decay-every`,
  /// `least-learning-rate`, `batch`, `precision`, `clip`, `restarts`, `first-log-variance`, `draws`; then
  /// `prior-restarts` and `seed`.
  public init(from reader: inout ParameterReader) throws(NotebookError) {
    parts = try .ofVaDE(from: &reader)
    training = try Training(from: &reader)
    priorRestarts = try reader.priorRestarts(default: 10)
    seed = try reader.seed()
  }

  public func run(_ input: Points, in context: StageContext) throws -> FittedAutoencoder {
    let architecture = parts.with(features: input.coordinates.columns)
    try architecture.check(points: input.coordinates.rows)
    let points = try Matrix<Float>(checked: input.coordinates)
    let progress = FitProgress(context, training, points: input.coordinates.rows)
    let result = try training.fit(
      architecture, to: PointSet(points), using: RandomStream(seed: seed).child(Self.name),
      resuming: progress.load(architecture), firstPrior: firstPrior, observe: progress.note)
    progress.log(result.outcomes)
    return FittedAutoencoder(
      result, training, codes: Autoencoder<Double>(result.best.model).codes(of: PointSet(input)),
      classes: input.labels)
  }

  /// The mixture of highest likelihood for the codes of the pretrained encoder.
  private func firstPrior(
    _ facet: Int, _ codes: Matrix<Double>, _ stream: inout RandomStream
  ) throws -> GaussianMixture {
    try ExpectationMaximization(
      family: parts.prior == .full ? .full : .diagonal, components: parts.facets[facet].components,
      restarts: priorRestarts, floor: 1e-6  // a prior of codes that hardly spread must not begin as a spike
    ).fit(codes, using: &stream).model
  }
}

extension Training {
  /// Reads the parameters of a training on points: `objective`, `pretraining-epochs`, `pretraining-learning-rate`, `epochs`,
  /// `learning-rate`, `decay`, `decay-every`, `least-learning-rate`, `batch`, `clip`, `restarts`, `first-log-variance` and
  /// `draws`.
  init(from reader: inout ParameterReader) throws(NotebookError) {
    self.init()
    objective = try reader.objective()
    pretrainingEpochs = try reader.integer(
      "pretraining-epochs", "The passes over the points that learn to reconstruct, before the bound is climbed.",
      in: 0...10_000_000, default: 100)
    pretrainingRate = .constant(
      try reader.number("pretraining-learning-rate", "The learning rate of these.", in: 0...100, default: 1e-3))
    stageEpochs = [
      try reader.integer("epochs", "The passes over the points that climb the bound.", in: 0...10_000_000, default: 400)
    ]
    let initial = try reader.learningRate(default: 2e-3)
    learningRate = .steps(
      initial: initial,
      every: try reader.integer(
        "decay-every", "After how many epochs the learning rate falls.", in: 1...10_000_000, default: 50),
      factor: try reader.number("decay", "What it is multiplied by then.", in: 0...1, default: 0.7),
      floor: try reader.number("least-learning-rate", "What it does not fall below.", in: 0...100, default: 0))
    batch = try reader.batch(default: 256)
    precision = try reader.precision()
    clip = try reader.number(
      "clip", "The greatest norm of a gradient; a longer one is shortened to it.", in: 1e-9...1e9, default: 10)
    restarts = try reader.integer(
      "restarts", "How many times the training begins anew; the best bound is kept.", in: 1...10_000, default: 1)
    start = .narrow(
      logVariance: try reader.number(
        "first-log-variance", "The log variance of the posterior, at first.", in: -50...50, default: -4))
    evaluationDraws = try reader.integer(
      "draws", "How many draws of the posterior the evaluation takes a point.", in: 1...1_000_000, default: 16)
  }
}
