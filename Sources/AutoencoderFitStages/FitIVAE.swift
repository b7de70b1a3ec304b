internal import Autoencoders
public import AutoencoderArtifacts
public import Interchange
internal import LinearAlgebra
internal import Networks
public import Parameters
internal import Probability
internal import Randomness
public import Stages

/// Fits an autoencoder whose prior is another one for each label (iVAE; Khemakhem et al. 2020) to labelled points.
///
/// Its bound is one of log p(x|u), which is no bound of log p(x): with M labels that are equally frequent, log p(x, u) is
/// less by log M.
public struct FitIVAE: Stage {
  public static let name = "fit-ivae"
  public static let summary =
    "Fits a variational autoencoder, with a prior of its own for each label, to labelled points."

  /// What is fitted, but for its features and the number of its labels.
  let parts: Architecture
  /// How it is fitted.
  let training: Training
  let priorRestarts: Int
  let seed: UInt64

  /// Reads the parts: `latents`, `prior`, `components`, `means`, `prior-hidden`, `encoder-sees-labels`, `hidden`,
  /// `activation`, `slope` (of `leaky-relu`), `posterior`, `likelihood`, and `deviation` and `learn-deviation` (of
  /// `gaussian`); the training, as `fit-vade` has it; then `prior-restarts` and `seed`.
  public init(from reader: inout ParameterReader) throws(NotebookError) {
    parts = try .ofIVAE(from: &reader)
    training = try Training(from: &reader)
    priorRestarts = try reader.priorRestarts(default: 1)
    seed = try reader.seed()
  }

  public func run(_ input: Points, in context: StageContext) throws -> FittedAutoencoder {
    let labels = try checkedLabels(input)
    var architecture = parts.with(features: input.coordinates.columns)
    architecture.labels?.count = (labels.max() ?? 0) + 1
    try architecture.check(points: labels.count)
    let points = PointSet(try Matrix<Float>(checked: input.coordinates), labels: labels)
    let progress = FitProgress(context, training, points: labels.count)
    let first = LabelledPrior(architecture, labels: labels, restarts: priorRestarts)
    let result = try training.fit(
      architecture, to: points, using: RandomStream(seed: seed).child(Self.name),
      resuming: progress.load(architecture), firstPrior: first.mixture, observe: progress.note)
    progress.log(result.outcomes)
    let codes = Autoencoder<Double>(result.best.model).codes(of: PointSet(input.coordinates, labels: labels))
    return FittedAutoencoder(result, training, codes: codes, classes: labels)
  }

  /// The labels of points, which count from 0 on.
  private func checkedLabels(_ points: Points) throws(ArtifactError) -> [Int] {
    guard let labels = points.labels else {
      throw ArtifactError("the points have no labels, which '\(Self.name)' asks for; 'fit-vade' asks for none")
    }
    if let row = labels.firstIndex(where: { !(0..<10_000 ~= $0) }) {
      throw ArtifactError("point \(row) has the label \(labels[row]); labels count from 0 on, up to 9999")
    }
    return labels
  }
}
