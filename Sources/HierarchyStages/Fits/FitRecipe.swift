internal import Assumptions
internal import Autoencoders
internal import LinearAlgebra
private import Mixtures
internal import Networks
internal import Parameters
internal import Probability
internal import Randomness
internal import Stages

/// A way of fitting an autoencoder whose prior is a mixture, as far as the orientation of its code goes.
struct FitRecipe: Sendable {
  /// The ways.
  enum Kind: String, CaseIterable, Sendable {
    /// A diagonal prior throughout.
    case diagonal
    /// A full prior throughout, in which every orientation is the same model.
    case full
    /// A full prior; then the coordinates in which it is most nearly diagonal, and half as many steps with a diagonal one.
    case fullThenDiagonal = "full-then-diagonal"
    /// A diagonal prior from several orientations of the first codes, a third of the steps each; the one whose
    /// importance-weighted bound is highest goes on.
    case orientations
  }

  let kind: Kind
  let latents: Int
  let components: Int
  let hidden: [Int]
  let slope: Double
  let steps: Int
  let pretrainingSteps: Int
  let batch: Int
  let rate: Double
  let angles: Int
  let priorRestarts: Int
  let deviation: Double

  init(from reader: inout ParameterReader) throws(NotebookError) {
    kind = try reader.choice("recipe", "How the orientation of the code is come by.", default: .fullThenDiagonal)
    latents = try reader.integer("latents", "How many latents there are, L.", in: 1...100, default: 2)
    components = try reader.integer("components", "How many components the prior has, K.", in: 1...1000)
    hidden = try reader.integers(
      "hidden", "The widths of the encoder's hidden layers; the decoder's are the reverse.", in: 1...10_000,
      default: [32, 32])
    slope = try reader.number("slope", "The slope of the leaky ReLUs below zero.", in: 0...1, default: 0.2)
    steps = try reader.integer("steps", "Minibatches that climb the bound.", in: 0...10_000_000, default: 3000)
    pretrainingSteps = try reader.integer(
      "pretraining-steps", "Minibatches that learn to reconstruct, or of each regression.", in: 0...10_000_000,
      default: 1000)
    batch = try reader.integer("batch", "How many points a step looks at.", in: 1...1_000_000, default: 256)
    rate = try reader.number(
      "learning-rate", "The learning rate, at first; it falls along a cosine.", in: 0...1, default: 2e-3)
    angles = try reader.integer("angles", "How many orientations are tried.", in: 1...1000, default: 6)
    priorRestarts = try reader.integer(
      "prior-restarts", "How many starts the fit of a first prior tries.", in: 1...1000, default: 10)
    deviation = try reader.number("deviation", "Where σ, which is learned, starts.", in: 1e-6...1e6, default: 0.1)
  }

  /// What is fitted to points of so many features.
  func architecture(features: Int, prior: PriorFamily) -> Architecture {
    Architecture(
      features: features, latents: latents, hidden: hidden, activation: .leakyRelu(slope: slope), posterior: .full,
      prior: prior, components: components, likelihood: .gaussian(deviation: deviation, isLearned: true))
  }

  /// The family of the first prior.
  var firstFamily: PriorFamily { kind == .full || kind == .fullThenDiagonal ? .full : .diagonal }

  /// A training of so many steps over N points.
  func training(_ points: Int, steps: Int, pretraining: Int) -> Training {
    let perEpoch = (points + batch - 1) / batch
    let epochs = (steps + perEpoch - 1) / perEpoch
    let pretrainingEpochs = (pretraining + perEpoch - 1) / perEpoch
    return Training(
      objective: .marginal, pretrainingEpochs: pretrainingEpochs, pretrainingRate: .constant(rate),
      stageEpochs: [epochs], learningRate: .cosine(initial: rate, final: 0.02 * rate, epochs: epochs), batch: batch,
      evaluationDraws: 8)
  }

  /// The mixture of highest likelihood for codes.
  func firstPrior(
    _ family: PriorFamily
  ) -> (_ facet: Int, _ codes: Matrix<Double>, _ stream: inout RandomStream) throws -> GaussianMixture {
    { [components, priorRestarts] _, codes, stream in
      try ExpectationMaximization(
        family: family == .full ? .full : .diagonal, components: components, restarts: priorRestarts,
        floor: 1e-6  // a prior of codes that hardly spread must not begin as a spike
      ).fit(codes, using: &stream).model
    }
  }
}
