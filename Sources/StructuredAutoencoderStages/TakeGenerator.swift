public import AutoencoderArtifacts
internal import Autoencoders
private import Foundation
private import Interchange
internal import LinearAlgebra
internal import Networks
public import Parameters
private import Probability
internal import SafetensorsFormat
public import Stages
public import StructuredAutoencoderArtifacts
internal import StructuredAutoencoders

/// Takes the generative half of a model of this family, p(z) at its point estimate and p(x|z), as an autoencoder, for stages
/// that ask for a decoder and its prior.
///
/// Its encoder says nothing: q(z|x) is N(0, I) for every point. The codes and the bound are those of the fit, where all but
/// the reconstruction stands under `latent-prior`.
public struct TakeGenerator: Stage {
  public static let name = "take-generator"
  public static let summary =
    "Takes the decoder and the prior of a structured fit, as an autoencoder whose encoder says nothing."

  /// Reads nothing.
  public init(from reader: inout ParameterReader) throws(NotebookError) {}

  public func run(_ fit: StructuredFit, in context: StageContext) throws -> FittedAutoencoder {
    guard let prior = fit.codes.prior else { throw ArtifactError("the fit has no prior to take") }
    var (layers, decoder) = (NamedLayers(), [PlainLayer]())
    while let layer = try fit.generatorLayer(decoder.count) { decoder.append(layer) }
    guard let last = decoder.last, decoder[0].weights.rows == prior.features else {
      throw ArtifactError("the fit has no decoder from \(prior.features) latents")
    }
    layers.add("decoder", decoder)
    layers.add("likelihood.log-deviation", [logDeviation(fit)])
    let slope = fit.summary.slope
    var isDiagonal = false
    if case .diagonal = prior.covariances { isDiagonal = true }
    var model = try layers.model(
      Architecture(
        features: last.biases.count, encoder: [], decoder: decoder.dropLast().map(\.biases.count),
        facets: [Architecture.Facet(latents: prior.features, components: prior.components, rung: 0)],
        activation: slope == 0 ? .relu : .leakyRelu(slope: slope), prior: isDiagonal ? .diagonal : .full,
        variances: .exponential, likelihood: .gaussian(deviation: 1, isLearned: true)))
    try model.setPrior(prior)
    var bound = EvidenceLowerBound(facets: 1)
    bound.reconstruction = fit.summary.terms.first?.value ?? 0
    bound.facets[0].latentPrior = fit.summary.terms.dropFirst().reduce(0) { $0 + $1.value }
    return try FittedAutoencoder(
      model, fit.summary.training, curve: fit.curve, bound: bound,
      codes: FacetCodes(model, [fit.codes.codes], classes: fit.codes.classes))
  }

  private func logDeviation(_ fit: StructuredFit) -> Double { log(fit.summary.deviation) }
}

extension StructuredFit {
  /// A layer of the decoder without skip paths; nil after the last.
  fileprivate func generatorLayer(_ i: Int) throws -> PlainLayer? {
    guard let weight = tensors["generator.\(i).weight"], let bias = tensors["generator.\(i).bias"] else { return nil }
    guard weight.shape.count == 2, bias.shape == [weight.shape[1]] else {
      throw ArtifactError("'generator.\(i)' of \(weight.shape) and \(bias.shape) is no layer")
    }
    let file = SafetensorsFile(tensors: tensors)
    return PlainLayer(
      weights: Matrix(
        rows: weight.shape[0], columns: weight.shape[1],
        elements: try file.numbers("generator.\(i).weight", shape: weight.shape)),
      biases: try file.numbers("generator.\(i).bias", shape: bias.shape))
  }

  /// All numbers of a model by name, with its decoder without skip paths.
  static func tensors(_ parameters: ParameterBuffer<Float>, generator: [PlainLayer]) -> [String: Tensor] {
    var tensors: [String: Tensor] = [:]
    for slice in parameters.layout.slices { tensors[slice.name] = Tensor(parameters[slice], shape: slice.shape) }
    for (i, layer) in generator.enumerated() {
      tensors["generator.\(i).weight"] = Tensor(layer.weights)
      tensors["generator.\(i).bias"] = Tensor(layer.biases)
    }
    return tensors
  }
}
