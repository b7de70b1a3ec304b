public import AutoencoderArtifacts
internal import Autoencoders
public import Interchange
internal import LinearAlgebra
private import Mixtures
internal import Networks
public import Parameters
private import Probability
internal import Randomness
public import Stages

/// Fits an autoencoder whose prior is a Gaussian mixture (VaDE); with `prior: standard`, a vanilla variational
/// autoencoder.
public struct FitVaDE: Stage {
  public static let name = "fit-vade"
  public static let summary = "Fits a variational autoencoder with a Gaussian-mixture prior to points."

  /// What is fitted.
  let parts: ArchitectureParameters
  /// How it is fitted.
  let training: Training
  /// Starts of the expectation-maximization that gives the first prior.
  let priorRestarts: Int
  /// Draws of z for each point in the importance-weighted bound.
  let importanceDraws: Int
  /// The seed of the stage's stream.
  let seed: UInt64

  /// Reads the parts: `latents`, `prior`, `components`, `hidden`, `activation`, `slope` (of `leaky-relu`), `posterior`,
  /// `likelihood`, and `deviation` and `learn-deviation` (of `gaussian`); the training: `objective`,
  /// `pretraining-epochs`, `pretraining-learning-rate`, `epochs`, `learning-rate`, `decay`, `decay-every`,
  /// `least-learning-rate`, `batch`, `clip`, `restarts`, `first-log-variance`, `draws`; then `prior-restarts`,
  /// `importance-draws` and `seed`.
  public init(from reader: inout ParameterReader) throws(NotebookError) {
    parts = try ArchitectureParameters(from: &reader)
    training = try Training(from: &reader)
    priorRestarts = try reader.integer("prior-restarts", in: 1...10_000, default: 10)
    importanceDraws = try reader.integer("importance-draws", in: 1...1_000_000, default: 50)
    seed = UInt64(try reader.integer("seed", in: 0...Int.max))
  }

  public func run(_ input: Points, in context: StageContext) throws -> FittedAutoencoder {
    let points = input.coordinates
    let architecture = parts.architecture(features: points.columns)
    let stream = RandomStream(seed: seed).child(Self.name)
    let journal = TrainingJournal(context, training, work: points.rows)
    let result = try training.fit(
      architecture, to: Matrix<Float>(points), using: stream, resuming: journal.load(architecture),
      firstPrior: firstPrior, observe: journal.note)
    journal.log(result.outcomes)
    let model = Autoencoder<Double>(result.best.model)
    var draws = stream.child("importance")
    let bounds = model.importanceWeightedBounds(of: points, draws: importanceDraws, using: &draws)
    return FittedAutoencoder(
      configuration: AutoencoderConfiguration(architecture, training.objective),
      tensors: result.best.model.parameters.tensors,
      codes: Codes(model.codes(of: points), classes: input.labels, prior: model.mixture),
      curve: result.best.learningCurve, pretrainingErrors: result.best.pretrainingCurve,
      outcome: FittedAutoencoder.Outcome(
        result, importanceBound: bounds.reduce(0, +) / Double(bounds.count), deviation: model.deviation))
  }

  /// The mixture of highest likelihood for the codes of the pretrained encoder.
  private func firstPrior(_ codes: Matrix<Double>, _ stream: inout RandomStream) throws -> GaussianMixture {
    try ExpectationMaximization(
      family: parts.prior == .full ? .full : .diagonal, components: parts.components, restarts: priorRestarts
    ).fit(codes, using: &stream).model
  }
}

extension Training {
  /// Reads the parameters of the training.
  init(from reader: inout ParameterReader) throws(NotebookError) {
    self.init()
    objective = try reader.choice("objective", default: .marginal)
    pretrainingEpochs = try reader.integer("pretraining-epochs", in: 0...10_000_000, default: 100)
    pretrainingRate = .constant(try reader.number("pretraining-learning-rate", in: 0...100, default: 1e-3))
    epochs = try reader.integer("epochs", in: 0...10_000_000, default: 400)
    let initial = try reader.number("learning-rate", in: 0...100, default: 2e-3)
    learningRate = .steps(
      initial: initial, every: try reader.integer("decay-every", in: 1...10_000_000, default: 50),
      factor: try reader.number("decay", in: 0...1, default: 0.7),
      floor: try reader.number("least-learning-rate", in: 0...100, default: 0))
    batch = try reader.integer("batch", in: 1...10_000_000, default: 256)
    clip = try reader.number("clip", in: 1e-9...1e9, default: 10)
    restarts = try reader.integer("restarts", in: 1...10_000, default: 1)
    firstLogVariance = try reader.number("first-log-variance", in: -50...50, default: -4)
    evaluationDraws = try reader.integer("draws", in: 1...1_000_000, default: 16)
  }
}

extension Matrix<Float> {
  /// The same numbers in single precision; what does not fit becomes infinite.
  init(_ other: Matrix<Double>) {
    self.init(rows: other.rows, columns: other.columns, elements: other.elements.map { Float($0) })
  }
}
