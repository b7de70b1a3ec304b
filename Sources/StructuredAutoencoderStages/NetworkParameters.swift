internal import Autoencoders
internal import Interchange
internal import LinearAlgebra
private import Memory
internal import Networks
internal import Parameters
internal import Randomness
internal import Stages
internal import StructuredAutoencoders

/// The sizes and the training that all fits of this family read.
struct NetworkParameters: Sendable {
  /// L.
  let latents: Int
  /// The widths of the encoder's hidden layers.
  let hidden: [Int]
  /// What follows each of these, piecewise affine.
  let activation: Activation
  /// Its slope below zero.
  let slope: Double
  /// σ, or where it starts.
  let deviation: Double
  /// Whether σ is learned.
  let learnsDeviation: Bool

  /// Reads `latents`, `hidden`, `activation`, `slope` (of `leaky-relu`), `deviation` and `learn-deviation`.
  init(from reader: inout ParameterReader) throws(NotebookError) {
    latents = try reader.integer("latents", "How many latents there are, L.", in: 1...1000)
    let hidden = try reader.integers(
      "hidden", "The widths of the encoder's hidden layers; the decoder's are the reverse.", in: 1...10_000,
      default: [48, 48])
    self.hidden = hidden.isEmpty ? [48, 48] : hidden
    let name = try reader.choice(
      "activation", "What follows each hidden layer.", of: PiecewiseActivation.self, default: .relu)
    let own = try reader.only(if: name == .leakyRelu, "where 'activation' is 'leaky-relu'") {
      (reader) throws(NotebookError) in
      try reader.number("slope", "The slope of the activation below zero.", in: 0...1, default: 0.2)
    }
    slope = own ?? 0
    activation = name == .relu ? .relu : .leakyRelu(slope: slope)
    deviation = try reader.number(
      "deviation", "σ of the likelihood, or where it starts.", in: 1e-6...1e6, default: 0.1)
    learnsDeviation = try reader.flag("learn-deviation", "Whether σ is learned.", default: true)
  }

  /// What is written down of p(x|z).
  var likelihood: Likelihood.Family { .gaussian(deviation: deviation, isLearned: true) }
}

extension NetworkParameters {
  /// Checks that training fits into the memory that is free: a weight has a gradient, two moments and a step's work beside it.
  ///
  /// - Parameters:
  ///   - points: What is trained on, held in both precisions.
  ///   - blocks: How many networks of these sizes stand side by side.
  ///   - covariances: How many L×L matrices a step computes with.
  /// - Throws: `MemoryError` where it does not fit.
  func check(_ points: Points, blocks: Int = 1, covariances: Int = 0) throws {
    let widths = [points.coordinates.columns] + hidden + [2 * latents]
    let weights = 2 * Double(blocks) * zip(widths, widths.dropFirst()).reduce(0) { $0 + Double($1.0) * Double($1.1) }
    let (rows, columns) = (points.coordinates.rows, points.coordinates.columns)
    try checkMemory(
      43 * weights + 12 * Double(rows) * Double(columns) + 40 * Double(covariances) * Double(latents * latents),
      of: "networks of \(Int(weights)) weights, \(covariances) covariances of \(latents) latents and \(rows) points",
      advice: "ask for fewer or narrower hidden layers, or for fewer latents or components")
  }
}

/// The activations that the theorem speaks of, and that carry a skip path.
private enum PiecewiseActivation: String, CaseIterable {
  case relu
  case leakyRelu = "leaky-relu"
}

extension Training {
  /// Reads `epochs`, `learning-rate`, `decay-every`, `decay`, `batch`, `clip` and `draws`, after `pretraining-epochs` and
  /// `pretraining-learning-rate` where there is pretraining.
  init(from reader: inout ParameterReader, isPretrained: Bool) throws(NotebookError) {
    self.init()
    pretrainingEpochs = 0
    if isPretrained {
      pretrainingEpochs = try reader.integer(
        "pretraining-epochs", "The passes over the points that learn to reconstruct, before the bound is climbed.",
        in: 0...10_000_000, default: 100)
      pretrainingRate = .constant(
        try reader.number("pretraining-learning-rate", "The learning rate of these.", in: 0...100, default: 1e-3))
    }
    stageEpochs = [
      try reader.integer("epochs", "The passes over the points that climb the bound.", in: 0...10_000_000, default: 400)
    ]
    learningRate = .steps(
      initial: try reader.number("learning-rate", "The learning rate, at first.", in: 0...100, default: 2e-3),
      every: try reader.integer(
        "decay-every", "After how many epochs the learning rate falls.", in: 1...10_000_000, default: 50),
      factor: try reader.number("decay", "What it is multiplied by then.", in: 0...1, default: 0.7), floor: 0)
    batch = try reader.integer("batch", "How many points a step looks at.", in: 1...10_000_000, default: 256)
    clip = try reader.number(
      "clip", "The greatest norm of a gradient; a longer one is shortened to it.", in: 1e-9...1e9, default: 10)
    restarts = nil
    start = .narrow(
      logVariance: try reader.number(
        "first-log-variance", "The log variance of the posterior, at first.", in: -50...50, default: -4))
    evaluationDraws = try reader.integer(
      "draws", "How many draws of the posterior the evaluation takes a point.", in: 1...1_000_000, default: 16)
  }

  /// The log variance of the posterior, at first.
  var firstLogVariance: Double {
    if case .narrow(let logVariance) = start { logVariance } else { 0 }
  }

  /// The climb of this training.
  var climb: Climb { Climb(epochs: epochs, learningRate: learningRate, batch: batch, clip: clip ?? .infinity) }
}
