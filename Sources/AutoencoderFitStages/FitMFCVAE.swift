internal import Autoencoders
public import AutoencoderArtifacts
public import Interchange
internal import LinearAlgebra
private import Mixtures
internal import Networks
public import Parameters
internal import Probability
internal import Randomness
public import Stages

/// Fits an autoencoder to images whose code has facets with a mixture prior each (MFC-VAE; Falck et al. 2021); with
/// `prior: standard`, a vanilla variational autoencoder of the same networks, and with one facet, VaDE.
public struct FitMFCVAE: Stage {
  public static let name = "fit-mfcvae"
  public static let summary = "Fits an autoencoder, whose code has facets with a mixture prior each, to images."

  /// What is fitted, but for its features.
  let parts: Architecture
  /// How it is fitted.
  let training: Training
  let firstVariance: Double
  let priorRestarts: Int
  let seed: UInt64

  /// Reads the parts: `latents`, `prior`, `components`, `encoder`, `decoder`, `rungs`, `activation`, `slope` (of
  /// `leaky-relu`), `gate`, `posterior`, `likelihood`, and `deviation` and `learn-deviation` (of `gaussian`); the training:
  /// `objective`, `stage-epochs`, `fade-in`, `learning-rate`, `batch` and `precision`; then `first-variance`,
  /// `prior-restarts` and `seed`.
  public init(from reader: inout ParameterReader) throws(NotebookError) {
    parts = try .ofMFCVAE(from: &reader)
    training = try Training(from: &reader, facets: parts.facets.count)
    firstVariance = try reader.number(
      "first-variance", "The variance of the priors' components, at first.", in: 1e-12...1e12, default: 0.01)
    priorRestarts = try reader.priorRestarts(default: 1)
    seed = try reader.seed()
  }

  public func run(_ input: Images, in context: StageContext) throws -> FittedAutoencoder {
    let (architecture, images) = (parts.with(features: input.pixelsPerImage), PointSet(input))
    try architecture.check(points: input.count)
    let progress = FitProgress(context, training, points: input.count)
    let result = try training.fit(
      architecture, to: images, using: RandomStream(seed: seed).child(Self.name),
      resuming: progress.load(architecture), firstPrior: firstPrior, observe: progress.note)
    return FittedAutoencoder(
      result, training, imageSize: [input.height, input.width], codes: result.best.model.codes(of: images),
      classes: input.labels)
  }

  /// Components of equal weights and of one variance, whose means are those of the mixture of highest likelihood for the
  /// codes of the untrained encoder.
  private func firstPrior(
    _ facet: Int, _ codes: Matrix<Double>, _ stream: inout RandomStream
  ) throws -> GaussianMixture {
    var settings = ExpectationMaximization(
      family: .diagonal, components: parts.facets[facet].components, restarts: priorRestarts, tolerance: 1e-3,
      iterations: 100)
    // Untrained encoders squeeze all images into a small region: the floor must be smaller.
    settings.floor = 1e-6 * codes.columnVariance
    let means = try settings.fit(codes, using: &stream).model.means
    return GaussianMixture(
      weights: [Double](repeating: 1 / Double(means.rows), count: means.rows), means: means,
      covariances: .diagonal(Matrix(rows: means.rows, columns: means.columns, repeating: firstVariance)))
  }
}

extension Training {
  /// Reads the parameters of the training.
  fileprivate init(from reader: inout ParameterReader, facets: Int) throws(NotebookError) {
    self.init(start: .drawn, pretrainingEpochs: 0, clip: nil, restarts: nil, evaluationDraws: 1)
    objective = try reader.objective()
    stageEpochs = try reader.integers(
      "stage-epochs", "The epochs of each stage of training: one stage for each facet that is let in.",
      in: 0...10_000_000, default: [Int](repeating: 200, count: facets))
    fadeIn = try reader.integer(
      "fade-in", "Over how many steps a facet is let in.", in: 0...1_000_000_000, default: 15_000)
    learningRate = .constant(try reader.learningRate(default: 5e-4))
    batch = try reader.batch(default: 512)
    precision = try reader.precision()
    if stageEpochs.count != facets, let place = reader.location(of: "stage-epochs") {
      throw NotebookError(
        "'stage-epochs' holds \(stageEpochs.count) numbers for \(facets) facets; give one for each", at: place)
    }
  }
}

extension Matrix<Double> {
  /// The mean of the columns' variances.
  fileprivate var columnVariance: Double {
    let count = Double(Swift.max(rows, 1))
    let sums = (0..<columns).map { j in
      let column = column(j)
      let mean = column.reduce(0, +) / count
      return column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    }
    return sums.reduce(0, +) / Double(Swift.max(columns, 1))
  }
}
