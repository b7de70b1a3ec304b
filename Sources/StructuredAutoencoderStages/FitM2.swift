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

/// Fits M2 without labels (Kingma et al. 2014) to points: the prior is a mixture, as in VaDE, and the posterior of the
/// component has a network of its own, which the bound pairs with the component.
///
/// It is put out as an autoencoder with a mixture posterior, whose encoder has a block of units for each component; so
/// everything that asks a fitted autoencoder can ask it.
public struct FitM2: Stage {
  public static let name = "fit-m2"
  public static let summary =
    "Fits an autoencoder with a mixture prior, whose posterior of the component is a network (M2), to points."

  let networks: NetworkParameters
  let components: Int
  let training: Training
  let priorRestarts: Int
  let seed: UInt64

  /// Reads `latents`, `hidden`, `activation`, `slope` (of `leaky-relu`), `deviation`, `learn-deviation`, `components`,
  /// `pretraining-epochs`, `pretraining-learning-rate`, `epochs`, `learning-rate`, `decay-every`, `decay`, `batch`, `clip`,
  /// `first-log-variance`, `draws`, `prior-restarts` and `seed`.
  public init(from reader: inout ParameterReader) throws(NotebookError) {
    networks = try NetworkParameters(from: &reader)
    components = try reader.integer("components", "How many components the prior has, K.", in: 1...100)
    training = try Training(from: &reader, isPretrained: true)
    priorRestarts = try reader.integer(
      "prior-restarts", "How many starts the fit of the first prior tries.", in: 1...10_000, default: 10)
    seed = try reader.seed()
  }

  public func run(_ input: Points, in context: StageContext) throws -> FittedAutoencoder {
    var fitting = try Fitting(Self.name, networks, training, seed: seed, input, in: context, blocks: components)
    let shape = networks.pairedShape(features: input.coordinates.columns, components: components)
    let pretraining = try fitting.pretrain(shape, priorRestarts: priorRestarts)
    var weights = fitting.stream("weights")
    let end = try fitting.climb(from: ComponentClimber(first(shape, pretraining, using: &weights)))
    let plain = try plainModel(end.model.model)
    let codes = Autoencoder<Double>(plain).codes(of: PointSet(input))
    return try FittedAutoencoder(
      plain, training, curve: LearningCurve(end), pretrainingErrors: pretraining.errors,
      bound: bound(end.model.model, fitting), codes: FacetCodes(plain, codes, classes: input.labels))
  }

  /// Where the climb begins: the encoder takes no notice of the component, and all components are as likely.
  private func first(
    _ shape: PairedShape, _ pretraining: Pretraining, using weights: inout RandomStream
  ) throws -> ComponentAutoencoder<Float> {
    var model = ComponentAutoencoder<Float>(shape)
    model.initializeClassifier(using: &weights)
    try pretraining.copy(shape, to: &model.parameters)
    let layers = model.encoder.layers
    let rows = try pretraining.numbers("encoder.0.weight")
    model.parameters[layers[0].weight] =
      rows + [Float](repeating: 0, count: shape.components * layers[0].outputs)
    model.parameters[layers[0].bias] = try pretraining.numbers("encoder.0.bias")
    let last = layers[layers.count - 1]
    model.parameters[last.weight] = try pretraining.numbers("facet.0.head.weight")
    model.parameters[last.bias] = try pretraining.numbers("facet.0.head.bias")
    model.parameters[model.logits] = try pretraining.numbers("facet.0.prior.logits")
    model.parameters[model.means] = try pretraining.numbers("facet.0.prior.means")
    model.parameters[model.logVariances] = try pretraining.numbers("facet.0.prior.log-variances")
    return model
  }

  /// The mean bound of a point, in nats.
  private func bound(_ trained: ComponentAutoencoder<Float>, _ fitting: Fitting) -> EvidenceLowerBound {
    var model = ComponentAutoencoder<Double>(trained.shape)
    model.parameters.values = trained.parameters.values.map { Double($0) }
    return fitting.bound { points in
      var batch = ComponentBatch(model, points: points.rows)
      batch.rows.points = points
      return batch
    } draw: { batch, stream in
      stream.fillNormals(&batch.rows.noise.elements)
      model.forward(in: &batch)
      return batch.bound
    }
  }

  /// The same model as an autoencoder with a mixture posterior.
  private func plainModel(_ model: ComponentAutoencoder<Float>) throws -> Autoencoder<Float> {
    var layers = NamedLayers()
    let blocks = model.blocks
    layers.add("encoder", blocks.dropLast())
    layers.add("facet.0.head", blocks[blocks.count - 1])
    layers.add("decoder", model.decoder.layers.map { PlainLayer($0, model.parameters) })
    layers.add("facet.0.prior.logits", model.parameters[model.logits].map { Double($0) })
    layers.add("facet.0.prior.means", model.parameters[model.means].map { Double($0) })
    layers.add("facet.0.prior.log-variances", model.parameters[model.logVariances].map { Double($0) })
    layers.add("likelihood.log-deviation", [Double(model.parameters.values[model.noise.logDeviation.offset])])
    let widths = blocks.dropLast().map(\.biases.count)
    var architecture = Architecture(
      features: model.shape.features, encoder: widths, decoder: model.shape.hidden.reversed(),
      facets: [
        Architecture.Facet(latents: model.shape.latents, components: components, rung: widths.count)
      ], activation: networks.activation, prior: .diagonal, variances: .exponential, likelihood: networks.likelihood)
    if components > 1 { architecture.posteriorComponents = components }
    return try layers.model(architecture)
  }
}

extension ComponentAutoencoder<Float> {
  /// The encoder for each component, with the component in its first biases, and the classifier, side by side: layers from x
  /// to m and log s² of each component and the logits, as `PosteriorMixture` reads them; of one component, without its logit.
  fileprivate var blocks: [PlainLayer] {
    let encoder = encoder.layers.map { PlainLayer($0, parameters) }
    let classifier = classifier.layers.map { PlainLayer($0, parameters) }
    return encoder.indices.map { i in
      var parts = (0..<shape.components).map { i == 0 ? first(encoder[0], told: $0) : encoder[i] }
      if shape.components > 1 { parts.append(classifier[i]) }
      return PlainLayer(sideBySide: parts, sharing: i == 0)
    }
  }

  /// The first layer where the component is this one.
  private func first(_ layer: PlainLayer, told component: Int) -> PlainLayer {
    let own = layer.weights.row(shape.features + component)
    return PlainLayer(
      weights: layer.weights.rows(0..<shape.features), biases: zip(layer.biases, own).map { $0 + $1 })
  }
}

extension PlainLayer {
  /// Layers side by side, which read the same numbers or each its own.
  fileprivate init(sideBySide parts: [PlainLayer], sharing: Bool) {
    let rows = sharing ? parts[0].weights.rows : parts.reduce(0) { $0 + $1.weights.rows }
    var weights = Matrix<Double>(rows: rows, columns: parts.reduce(0) { $0 + $1.weights.columns })
    var (row, column) = (0, 0)
    for part in parts {
      for r in 0..<part.weights.rows {
        for c in 0..<part.weights.columns { weights[row + r, column + c] = part.weights[r, c] }
      }
      column += part.weights.columns
      if !sharing { row += part.weights.rows }
    }
    self.init(weights: weights, biases: parts.flatMap(\.biases))
  }
}
