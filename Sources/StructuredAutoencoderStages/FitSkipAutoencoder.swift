public import AutoencoderArtifacts
internal import Autoencoders
public import Interchange
private import LearningArtifacts
private import LinearAlgebra
internal import Networks
public import Parameters
private import Randomness
public import Stages
internal import StructuredAutoencoders

/// Fits a vanilla variational autoencoder whose encoder and decoder have a linear skip path beside them, as those of SVAE
/// have: what such paths alone do to the agreement of seeds.
///
/// It is put out as an autoencoder without paths, which its hidden layers carry by two units for each number; so everything
/// that asks a fitted autoencoder can ask it.
public struct FitSkipAutoencoder: Stage {
  public static let name = "fit-skip-autoencoder"
  public static let summary =
    "Fits a vanilla variational autoencoder, whose networks have linear skip paths beside them, to points."

  let networks: NetworkParameters
  let training: Training
  let seed: UInt64

  /// Reads `latents`, `hidden`, `activation`, `slope` (of `leaky-relu`), `deviation`, `learn-deviation`, `epochs`,
  /// `learning-rate`, `decay-every`, `decay`, `batch`, `clip`, `first-log-variance`, `draws` and `seed`.
  public init(from reader: inout ParameterReader) throws(NotebookError) {
    networks = try NetworkParameters(from: &reader)
    training = try Training(from: &reader, isPretrained: false)
    seed = try reader.seed()
  }

  public func run(_ input: Points, in context: StageContext) throws -> FittedAutoencoder {
    var fitting = try Fitting(Self.name, networks, training, seed: seed, input, in: context)
    var weights = fitting.stream("weights")
    var model = SkipAutoencoder<Float>(networks.skipShape(features: input.coordinates.columns, hasSkips: true))
    try model.initialize(
      scale: 1, gain: 1, second: training.firstLogVariance, deviation: networks.deviation, using: &weights)
    let end = try fitting.climb(from: NormalClimber(model))
    let plain = try plainModel(end.model.model)
    let codes = Autoencoder<Double>(plain).codes(of: PointSet(input))
    return try FittedAutoencoder(
      plain, training, curve: LearningCurve(end), bound: bound(end.model.model, fitting),
      codes: FacetCodes(plain, codes, classes: input.labels))
  }

  /// The mean bound of a point, in nats.
  private func bound(_ trained: SkipAutoencoder<Float>, _ fitting: Fitting) -> EvidenceLowerBound {
    let model = SkipAutoencoder<Double>(trained)
    return fitting.bound { points in
      var batch = SkipBatch(model, points: points.rows)
      batch.points = points
      return batch
    } draw: { batch, stream in
      stream.fillNormals(&batch.noise.elements)
      model.forwardNormal(in: &batch)
      return batch.bound
    }
  }

  /// The same autoencoder without paths.
  private func plainModel(_ model: SkipAutoencoder<Float>) throws -> Autoencoder<Float> {
    let encoder = model.encoder.plainLayers(model.parameters, slope: networks.slope)
    let decoder = model.decoder.plainLayers(model.parameters, slope: networks.slope)
    let (widths, last) = (encoder.dropLast(), encoder[encoder.count - 1])
    var layers = NamedLayers()
    layers.add("encoder", widths)
    layers.add("facet.0.head", last)
    layers.add("decoder", decoder)
    layers.add("likelihood.log-deviation", [Double(model.parameters.values[model.noise.logDeviation.offset])])
    return try layers.model(
      Architecture(
        features: model.shape.features, encoder: widths.map(\.biases.count),
        decoder: decoder.dropLast().map(\.biases.count),
        facets: [Architecture.Facet(latents: model.shape.latents, components: 1, rung: widths.count)],
        activation: networks.activation, prior: .standard, variances: .exponential, likelihood: networks.likelihood))
  }
}

extension NetworkParameters {
  /// The sizes of networks with or without skip paths.
  func skipShape(features: Int, hasSkips: Bool) -> SkipShape {
    SkipShape(
      features: features, latents: latents, hidden: hidden, activation: activation, hasSkips: hasSkips,
      learnsDeviation: learnsDeviation)
  }
}
