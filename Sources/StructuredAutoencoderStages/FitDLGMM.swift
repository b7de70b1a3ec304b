internal import Autoencoders
public import Interchange
private import LearningArtifacts
private import LinearAlgebra
internal import Networks
public import Parameters
private import Probability
public import Stages
public import StructuredAutoencoderArtifacts
internal import StructuredAutoencoders

/// Fits a deep latent Gaussian mixture model (DLGMM; Nalisnick, Hertel and Smyth 2016) to points: normals that stay as they
/// began, the mixture of the pretrained codes, whose weights are the point's own.
///
/// Codes are the means Σ E[π_k]·m_k. Beside the joint bound, which is climbed, the marginal one and that of the released code
/// are put out. Departure from the released code: components do not begin equal, which would make the
/// prior one normal.
public struct FitDLGMM: Stage {
  public static let name = "fit-dlgmm"
  public static let summary =
    "Fits an autoencoder, whose prior is fixed normals with weights of the point's own (DLGMM), to points."

  let networks: NetworkParameters
  let components: Int
  let concentration: Double
  let training: Training
  let priorRestarts: Int
  let seed: UInt64

  /// Reads `latents`, `hidden`, `activation`, `slope` (of `leaky-relu`), `deviation`, `learn-deviation`, `components`,
  /// `concentration`, `pretraining-epochs`, `pretraining-learning-rate`, `epochs`, `learning-rate`, `decay-every`, `decay`,
  /// `batch`, `clip`, `first-log-variance`, `draws`, `prior-restarts` and `seed`.
  public init(from reader: inout ParameterReader) throws(NotebookError) {
    networks = try NetworkParameters(from: &reader)
    components = try reader.integer("components", "How many components the prior has, K.", in: 2...100)
    concentration = try reader.number(
      "concentration", "α of the Dirichlet prior of a point's weights.", in: 1e-3...1e3, default: 1)
    training = try Training(from: &reader, isPretrained: true)
    priorRestarts = try reader.integer(
      "prior-restarts", "How many starts the fit of the prior tries.", in: 1...10_000, default: 10)
    seed = try reader.seed()
  }

  public func run(_ input: Points, in context: StageContext) throws -> StructuredFit {
    var fitting = try Fitting(Self.name, networks, training, seed: seed, input, in: context)
    let shape = networks.pairedShape(features: input.coordinates.columns, components: components)
    let pretraining = try fitting.pretrain(shape, priorRestarts: priorRestarts)
    let end = try fitting.climb(from: StickClimber(first(shape, pretraining)))
    let model = end.model.model
    let found = try fitting.evaluate(StickAutoencoder<Double>(model))
    return StructuredFit(
      .dlgmm, training, slope: networks.slope, deviation: model.noise.deviation(model.parameters),
      concentration: concentration, terms: end.model.termNames, found,
      tensors: StructuredFit.tensors(
        model.parameters, generator: model.decoder.layers.map { PlainLayer($0, model.parameters) }),
      curve: LearningCurve(end), classes: input.labels, prior: model.mixture)
  }

  /// Where the climb begins: all components of the posterior are alike, and their sticks uniform.
  private func first(_ shape: PairedShape, _ pretraining: Pretraining) throws -> StickAutoencoder<Float> {
    let prior = pretraining.model.mixture()
    let variances = (0..<components).map { k in
      (0..<shape.latents).map { prior.covariance(ofComponent: k)[$0, $0] }
    }
    var model = StickAutoencoder<Float>(
      shape, concentration: concentration, priorMeans: prior.means, priorVariances: Matrix(variances))
    try pretraining.copy(shape, to: &model.parameters)
    let layers = model.encoder.layers
    model.parameters[layers[0].weight] = try pretraining.numbers("encoder.0.weight")
    model.parameters[layers[0].bias] = try pretraining.numbers("encoder.0.bias")
    let last = layers[layers.count - 1]
    model.parameters[last.weight] = spread(try pretraining.numbers("facet.0.head.weight"), shape, rows: last.inputs)
    model.parameters[last.bias] = spread(try pretraining.numbers("facet.0.head.bias"), shape, rows: 1)
    return model
  }

  /// The head of m and log s² as that of m of all components, log s of all, and sticks of zero.
  private func spread(_ head: [Float], _ shape: PairedShape, rows: Int) -> [Float] {
    let l = shape.latents
    return (0..<rows).flatMap { row -> [Float] in
      let means = head[row * 2 * l..<row * 2 * l + l]
      let deviations = head[row * 2 * l + l..<(row + 1) * 2 * l].map { $0 / 2 }
      return (0..<components).flatMap { _ in means } + (0..<components).flatMap { _ in deviations }
        + [Float](repeating: 0, count: 2 * (components - 1))
    }
  }
}
