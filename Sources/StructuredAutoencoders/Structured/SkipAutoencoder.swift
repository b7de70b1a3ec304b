public import Autoencoders
public import LinearAlgebra
public import Networks
public import Randomness
private import Requirements

/// An encoder that gives 2L numbers of a point, a decoder from L latents, and normal noise; either may have a skip path.
///
/// What the 2L numbers mean is said by the bound that is climbed: a Gaussian potential in the structured autoencoder
/// (`SkipAutoencoder+Structured.swift`), mean and log variance in the vanilla one (`SkipAutoencoder+Normal.swift`).
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | h or m, then what gives J or log s² | `encoder`; the path leads to the first L | D → 2L |
/// | f | `decoder`; the path leads to all | L → D |
/// | σ | `noise` | 1 |
public struct SkipAutoencoder<Scalar: NetworkScalar>: Sendable {
  /// Of what size it is.
  public let shape: SkipShape
  /// D → 2L.
  public let encoder: SkipNetwork
  /// L → D.
  public let decoder: SkipNetwork
  /// p(x|z).
  public let noise: NormalNoise
  /// The parameters of all parts.
  public var parameters: ParameterBuffer<Scalar>

  /// Creates the parts; parameters are zero.
  public init(_ shape: SkipShape) {
    self.shape = shape
    var layout = ParameterLayout()
    encoder = SkipNetwork(
      "encoder", sizes: [shape.features] + shape.hidden + [2 * shape.latents], hidden: shape.activation,
      skipped: shape.hasSkips ? shape.latents : 0, in: &layout)
    decoder = SkipNetwork(
      "decoder", sizes: [shape.latents] + shape.hidden.reversed() + [shape.features], hidden: shape.activation,
      skipped: shape.hasSkips ? shape.features : 0, in: &layout)
    noise = NormalNoise(isLearned: shape.learnsDeviation, in: &layout)
    parameters = ParameterBuffer(layout: layout)
  }

  /// Creates the same autoencoder with parameters of another precision.
  public init<Other>(_ other: SkipAutoencoder<Other>) {
    self.init(other.shape)
    parameters = ParameterBuffer(layout: other.parameters.layout, values: other.parameters.values.map { Scalar($0) })
  }
}

/// Of what size a ``SkipAutoencoder`` is.
public struct SkipShape: Codable, Equatable, Sendable {
  /// D.
  public var features: Int
  /// L.
  public var latents: Int
  /// The widths of the encoder's hidden layers; the decoder's are the reverse.
  public var hidden: [Int]
  /// What follows each of these.
  public var activation: Activation
  /// Whether there are skip paths.
  public var hasSkips: Bool
  /// Whether σ is learned.
  public var learnsDeviation: Bool

  /// Creates a description.
  public init(
    features: Int, latents: Int, hidden: [Int], activation: Activation, hasSkips: Bool, learnsDeviation: Bool
  ) {
    (self.features, self.latents, self.hidden) = (features, latents, hidden)
    (self.activation, self.hasSkips, self.learnsDeviation) = (activation, hasSkips, learnsDeviation)
  }
}

extension SkipAutoencoder {
  /// Draws the layers. With skip paths the encoder begins as gain·scale·x·Q and the decoder as z·Qᵀ/scale, where Q has
  /// orthonormal columns or rows that are drawn; so every seed begins as the identity, rotated.
  ///
  /// - Parameters:
  ///   - scale: Of latents, in units of the points.
  ///   - gain: What the first L numbers are more than the latents; one where they are the latents.
  ///   - second: The biases of the other L numbers.
  ///   - deviation: σ.
  ///   - stream: What all is drawn from.
  /// - Throws: `FactorizationError` where what is drawn has no Q.
  public mutating func initialize(
    scale: Double, gain: Double, second: Double, deviation: Double, using stream: inout RandomStream
  ) throws(FactorizationError) {
    let (d, l) = (shape.features, shape.latents)
    let drawn = Matrix(rows: max(d, l), columns: min(d, l), elements: stream.normals(d * l))
    let frame = try qr(drawn).q
    let path = d >= l ? frame : frame.transposed  // D×L
    encoder.initialize(path: path.map { gain * scale * $0 }, &parameters, using: &stream)
    decoder.initialize(path: path.transposed.map { $0 / scale }, &parameters, using: &stream)
    guard let last = encoder.network.layers.last else { return }
    for i in 0..<l {
      for row in 0..<last.inputs { parameters.values[last.weight.offset + row * 2 * l + l + i] = 0 }
      parameters.values[last.bias.offset + l + i] = Scalar(second)
    }
    noise.set(deviation: deviation, &parameters)
  }

  /// The decoder as layers without a path; see ``SkipNetwork/plainLayers(_:slope:)``.
  public func plainDecoder(slope: Double) -> [PlainLayer] { decoder.plainLayers(parameters, slope: slope) }
}

/// What a batch of N points is computed from, but for the latents.
public struct SkipBatch<Scalar: NetworkScalar>: Sendable {
  /// x, N×D.
  public var points: Matrix<Scalar>
  /// ε, N×L.
  public var noise: Matrix<Scalar>
  /// z, N×L.
  public var draws: Matrix<Scalar>
  public var encoder: SkipWorkspace<Scalar>
  public var decoder: SkipWorkspace<Scalar>
  /// log p(x|z), N, in nats.
  public var logLikelihoods: [Scalar]
  /// ∂loss/∂log p(x|z), N.
  var shares: [Scalar]
  /// The terms of the vanilla bound, in nats, summed over the points.
  public internal(set) var bound: EvidenceLowerBound

  /// Makes a workspace.
  public init(_ model: SkipAutoencoder<Scalar>, points count: Int) {
    points = Matrix(rows: count, columns: model.shape.features)
    noise = Matrix(rows: count, columns: model.shape.latents)
    draws = noise
    encoder = SkipWorkspace(model.encoder, points: count, inputGradient: false)
    decoder = SkipWorkspace(model.decoder, points: count, inputGradient: true)
    logLikelihoods = [Scalar](repeating: 0, count: count)
    shares = logLikelihoods
    bound = EvidenceLowerBound(facets: 1)
  }
}

extension SkipAutoencoder {
  /// z to log p(x|z); returns the sum, in nats.
  func decode(_ batch: inout SkipBatch<Scalar>) -> Double {
    decoder.forward(batch.draws, parameters, in: &batch.decoder)
    noise.forward(
      batch.points, batch.decoder.output, parameters, logs: &batch.logLikelihoods,
      outputGradient: &batch.decoder.outputGradient)
    var sum = 0.0
    for value in batch.logLikelihoods { sum += Double(value) }
    return sum
  }

  /// ∂ of weight·Σ log p(x|z) to ∂z, which is left in the decoder's workspace.
  func decodeBackward(
    weight: Double, _ batch: inout SkipBatch<Scalar>, addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    for n in batch.shares.indices { batch.shares[n] = Scalar(weight) }
    noise.backward(
      shares: batch.shares, logs: batch.logLikelihoods, parameters, outputGradient: &batch.decoder.outputGradient,
      addingTo: &gradients)
    decoder.backward(batch.draws, parameters, in: &batch.decoder, addingTo: &gradients)
  }
}
