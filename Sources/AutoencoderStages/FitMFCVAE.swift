public import AutoencoderArtifacts
internal import Autoencoders
public import Interchange
internal import LinearAlgebra
private import Mixtures
internal import Networks
public import Parameters
internal import Probability
internal import Randomness
public import Stages

/// Fits a ladder autoencoder to images, whose code has facets with a mixture prior each (MFC-VAE; Falck et al. 2021); with
/// `prior: standard`, a vanilla variational autoencoder of the same networks, and with one facet, VaDE.
public struct FitMFCVAE: Stage {
  public static let name = "fit-mfcvae"
  public static let summary = "Fits a ladder autoencoder, whose code has facets with a mixture prior each, to images."

  /// What is fitted.
  let parts: LadderParameters
  /// How it is fitted.
  let training: LadderTraining
  /// Starts of the expectation-maximization that gives the first means.
  let priorRestarts: Int
  /// The seed of the stage's stream.
  let seed: UInt64

  /// Reads the parts: `latents`, `prior`, `components`, `encoder`, `decoder`, `rungs`, `activation`, `slope` (of
  /// `leaky-relu`), `posterior` and `gate`; the training: `objective`, `stage-epochs`, `fade-in`, `learning-rate`, `batch`
  /// and `first-variance`; then `prior-restarts` and `seed`.
  public init(from reader: inout ParameterReader) throws(NotebookError) {
    parts = try LadderParameters(from: &reader)
    training = try LadderTraining(from: &reader, facets: parts.facets)
    priorRestarts = try reader.integer("prior-restarts", in: 1...10_000, default: 1)
    seed = UInt64(try reader.integer("seed", in: 0...Int.max))
  }

  public func run(_ input: Images, in context: StageContext) throws -> FittedLadder {
    let architecture = parts.architecture(pixels: input.pixelsPerImage)
    let journal = LadderJournal(context, training, work: input.count)
    let trained = try training.fit(
      architecture, to: GreyImages(input), using: RandomStream(seed: seed).child(Self.name),
      resuming: journal.load(architecture), firstPrior: firstPrior, observe: journal.note)
    let names = LadderBound.termNames(facets: architecture.facets.count)
    return FittedLadder(
      configuration: LadderConfiguration(architecture, training, height: input.height, width: input.width),
      tensors: trained.model.parameters.tensors, curve: learningCurve(trained.curve, names),
      terms: Dictionary(uniqueKeysWithValues: zip(names, trained.bound.terms)))
  }

  /// The mixture of highest likelihood for the codes of the untrained encoder.
  private func firstPrior(
    _ facet: Int, _ codes: Matrix<Double>, _ stream: inout RandomStream
  ) throws -> GaussianMixture {
    var settings = ExpectationMaximization(
      family: .diagonal, components: parts.components[facet], restarts: priorRestarts, tolerance: 1e-3, iterations: 100)
    // Untrained encoders squeeze all images into a small region: the floor must be smaller.
    settings.floor = 1e-6 * codes.columnVariance
    return try settings.fit(codes, using: &stream).model
  }

  /// The terms and their sum, epoch by epoch from one on.
  private func learningCurve(_ curve: [LadderBound], _ names: [String]) -> LearningCurve {
    LearningCurve(
      epochs: curve.indices.map { Double($0 + 1) }, terms: names + ["total"],
      numbers: Matrix(
        rows: curve.count, columns: names.count + 1, elements: curve.flatMap { $0.terms + [$0.total] }),
      stageStarts: training.stageStarts.dropFirst().map { Double($0 + 1) }.filter { $0 <= Double(curve.count) })
  }
}

extension LadderTraining {
  /// Reads the parameters of the training.
  init(from reader: inout ParameterReader, facets: Int) throws(NotebookError) {
    self.init(stageEpochs: [])
    objective = try reader.choice("objective", default: .marginal)
    stageEpochs = try reader.integers(
      "stage-epochs", in: 0...10_000_000, default: [Int](repeating: 200, count: facets))
    fadeIn = try reader.integer("fade-in", in: 0...1_000_000_000, default: 15_000)
    learningRate = try reader.number("learning-rate", in: 0...100, default: 5e-4)
    batch = try reader.integer("batch", in: 1...10_000_000, default: 512)
    firstVariance = try reader.number("first-variance", in: 1e-12...1e12, default: 0.01)
    if stageEpochs.count != facets, let place = reader.location(of: "stage-epochs") {
      throw NotebookError(
        "'stage-epochs' holds \(stageEpochs.count) numbers for \(facets) facets; give one for each", at: place)
    }
  }
}

extension Matrix<Double> {
  /// The mean of the columns' variances.
  var columnVariance: Double {
    let count = Double(Swift.max(rows, 1))
    let sums = (0..<columns).map { j in
      let column = column(j)
      let mean = column.reduce(0, +) / count
      return column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    }
    return sums.reduce(0, +) / Double(Swift.max(columns, 1))
  }
}
