import Assumptions
private import AutoencoderArtifacts
public import Autoencoders
private import Foundation
private import LinearAlgebra
public import Networks
private import Probability
private import SafetensorsFormat

extension Decoder {
  /// The decoder of an autoencoder. Its latents are those of all facets, the shallow one first.
  ///
  /// A facet that comes in further on is carried there: t = (a(t) − a(−t))/(1 + slope). So the layers may be wider than
  /// those of the autoencoder, and what they compute is the same.
  ///
  /// - Throws: ``DecoderFileError`` where a facet must be carried through layers that are not piecewise affine.
  public init(_ model: Autoencoder<Float>, file: String) throws {
    let architecture = model.architecture
    var notes: [String] = []
    if architecture.likelihood == .bernoulli {
      notes.append(
        "f gives logits; the theorem's noise is added to f, and here it is that of a Bernoulli variable")
    }
    self.init(try CarriedLayers(model, file: file).decoder(), prior: jointPrior(model), notes: notes)
  }
}

/// The law of the latents of all facets, which are independent: the products of a component of each; nil where these are
/// more than 10,000.
private func jointPrior(_ model: Autoencoder<Float>) -> GaussianMixture? {
  let priors = model.architecture.facets.indices.map { model.mixture(ofFacet: $0) }
  guard priors.reduce(1, { min($0 * min($1.components, 10_001), 10_001) }) <= 10_000 else { return nil }
  var (weights, means, covariances) = ([1.0], [[Double]()], [Matrix<Double>(rows: 0, columns: 0)])
  for prior in priors {
    let pairs = weights.indices.flatMap { i in (0..<prior.components).map { (i, $0) } }
    covariances = pairs.map { i, k in blockDiagonal(covariances[i], prior.covariance(ofComponent: k)) }
    means = pairs.map { i, k in means[i] + prior.means.row(k) }
    weights = pairs.map { i, k in weights[i] * prior.weights[k] }
  }
  return GaussianMixture(weights: weights, means: Matrix(means), covariances: .full(covariances))
}

private func blockDiagonal(_ a: Matrix<Double>, _ b: Matrix<Double>) -> Matrix<Double> {
  var result = Matrix<Double>(rows: a.rows + b.rows, columns: a.columns + b.columns)
  for i in 0..<a.rows { for j in 0..<a.columns { result[i, j] = a[i, j] } }
  for i in 0..<b.rows { for j in 0..<b.columns { result[a.rows + i, a.columns + j] = b[i, j] } }
  return result
}

/// The decoder in a `.safetensors` file of a fitted autoencoder; nil where its configuration is another's.
func fittedDecoder(_ bytes: [UInt8], file: String, _ reading: DecoderReading) throws -> Decoder? {
  let tensors = try SafetensorsFile(bytes, name: file)
  guard let words = tensors.metadata["configuration"],
    let configuration = try? JSONDecoder().decode(
      FittedAutoencoder.Configuration.self, from: Data(words.utf8)), configuration.architecture.fault == nil
  else { return nil }
  guard reading == DecoderReading() else {
    throw DecoderFileError("says itself what follows its layers; leave out --activation and --prefix", in: file)
  }
  let model = try Autoencoder<Float>(configuration.architecture) { slice in
    try tensors.numbers(slice.name, shape: slice.shape)
  }
  return try Decoder(model, file: file)
}

/// A number that a layer reads, as a sum over the outputs of the layer before.
private typealias Sum = [(column: Int, factor: Double)]

/// The layers of an autoencoder's decoder, through which facets that come in later are carried.
private struct CarriedLayers {
  let model: Autoencoder<Float>
  let file: String

  /// A facet on its way to where it comes in: which it is, and its numbers.
  private struct Carried {
    let facet: Int
    var latents: [Sum]
  }

  init(_ model: Autoencoder<Float>, file: String) throws {
    self.model = model
    self.file = file
    let architecture = model.architecture
    let isCarried = architecture.facets.indices.contains { architecture.entry(ofFacet: $0) > 1 }
    if isCarried, architecture.activation == .tanh {
      throw DecoderFileError(
        "the activation 'tanh' is not piecewise affine, so F1 fails; nothing more is asked", in: file)
    }
  }

  func decoder() throws -> LayeredDecoder {
    let facets = model.architecture.facets
    let starts = facets.indices.map { j in facets[..<j].reduce(0) { $0 + $1.latents } }
    let codes = facets.indices.map { j in (0..<facets[j].latents).map { [(starts[j] + $0, 1.0)] as Sum } }
    var carried = facets.indices.dropLast().map { Carried(facet: $0, latents: codes[$0]) }
    var main = codes[facets.count - 1]
    var width = facets.reduce(0) { $0 + $1.latents }
    var layers: [LayeredDecoder.Layer] = []
    for (i, layer) in model.decoder.layers.enumerated() {
      let isLast = i == model.decoder.layers.count - 1
      var rows = Rows(width: width)
      main = rows.add(weights(layer.weight), numbers(layer.bias), reading: main)
      for facet in carried where model.architecture.entry(ofFacet: facet.facet) == i + 1 {
        try enter(facet, &rows, &main)
      }
      carried = carried.filter { model.architecture.entry(ofFacet: $0.facet) > i + 1 }
      for k in carried.indices {
        carried[k].latents = rows.carry(carried[k].latents, slope: model.architecture.activation.slope ?? 1)
      }
      layers.append(rows.layer(isLast ? .identity : activation))
      width = rows.count
    }
    return try LayeredDecoder(layers: layers)
  }

  /// Adds the units of a facet's skip connection, and their share in what the next layer reads.
  private func enter(_ facet: Carried, _ rows: inout Rows, _ next: inout [Sum]) throws {
    guard let weight = model.parameters.layout["facet.\(facet.facet).skip.weight"],
      let bias = model.parameters.layout["facet.\(facet.facet).skip.bias"]
    else { throw DecoderFileError("has no skip connection of facet \(facet.facet)", in: file) }
    let units = rows.add(weights(weight), numbers(bias), reading: facet.latents)
    for (k, unit) in units.enumerated() {
      next[k] += unit.map { ($0.column, $0.factor * model.architecture.gate) }
    }
  }

  private var activation: DecoderActivation {
    switch model.architecture.activation {
    case .identity: .identity
    case .relu: .relu
    case .leakyRelu(let slope): .piecewiseLinear(slope: slope)
    case .tanh: .smooth(.tanh)
    }
  }

  private func numbers(_ slice: ParameterSlice) -> [Double] { model.parameters[slice].map { Double($0) } }

  /// W of a slice that stores Wᵀ.
  private func weights(_ slice: ParameterSlice) -> Matrix<Double> {
    Matrix(rows: slice.shape[0], columns: slice.shape[1], elements: numbers(slice)).transposed
  }
}

/// The rows of a layer while it is put together.
private struct Rows {
  let width: Int
  private var elements: [Double] = []
  private var biases: [Double] = []

  init(width: Int) { self.width = width }

  var count: Int { biases.count }

  /// Adds units that read sums; returns what each of them puts out.
  mutating func add(_ weights: Matrix<Double>, _ biases: [Double], reading: [Sum]) -> [Sum] {
    let first = count
    for i in 0..<weights.rows {
      var row = [Double](repeating: 0, count: width)
      for j in 0..<weights.columns {
        for part in reading[j] { row[part.column] += part.factor * weights[i, j] }
      }
      elements += row
    }
    self.biases += biases
    return (first..<count).map { [($0, 1)] }
  }

  /// Adds two units for each number, which carry it through an activation of this slope; returns the numbers after it.
  mutating func carry(_ numbers: [Sum], slope: Double) -> [Sum] {
    numbers.map { sum in
      let first = count
      for sign in [1.0, -1] {
        var row = [Double](repeating: 0, count: width)
        for part in sum { row[part.column] += sign * part.factor }
        elements += row
        biases.append(0)
      }
      return [(first, 1 / (1 + slope)), (first + 1, -1 / (1 + slope))]
    }
  }

  func layer(_ activation: DecoderActivation) -> LayeredDecoder.Layer {
    LayeredDecoder.Layer(
      weights: Matrix(rows: count, columns: width, elements: elements), biases: biases, activation: activation)
  }
}
