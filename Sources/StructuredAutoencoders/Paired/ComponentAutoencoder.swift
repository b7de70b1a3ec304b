public import Autoencoders
private import Foundation
internal import LinearAlgebra
public import Networks
public import Probability
public import Randomness
private import Requirements

/// Of what size a ``ComponentAutoencoder`` or a ``StickAutoencoder`` is.
public struct PairedShape: Codable, Equatable, Sendable {
  /// D.
  public var features: Int
  /// L.
  public var latents: Int
  /// K.
  public var components: Int
  /// The widths of the encoder's hidden layers; the decoder's are the reverse.
  public var hidden: [Int]
  /// What follows each of these.
  public var activation: Activation
  /// Whether σ is learned.
  public var learnsDeviation: Bool

  /// Creates a description.
  public init(
    features: Int, latents: Int, components: Int, hidden: [Int], activation: Activation, learnsDeviation: Bool
  ) {
    (self.features, self.latents, self.components) = (features, latents, components)
    (self.hidden, self.activation, self.learnsDeviation) = (hidden, activation, learnsDeviation)
  }

  /// The layers of the decoder, by the names that `Autoencoder` gives them.
  func decoder(in layout: inout ParameterLayout) -> Network {
    Network("decoder", sizes: [latents] + hidden.reversed() + [features], hidden: activation, in: &layout)
  }
}

/// M2 without labels (Kingma et al. 2014; as a mixture model, Shu 2016): the component has a network of its own, and the
/// encoder is told the component.
///
///     c ~ Cat(π),  z|c ~ N(μ_c, diag v_c),  x|z ~ N(f(z), σ²·I)
///     q(c|x) = softmax(classifier(x)),  q(z|x, c) = N(m, diag s²),  (m, log s²) = encoder(x, one-hot c)
///     L = Σ_c q(c|x)·[log p(x|z_c) − KL(q(z|x, c) ‖ p(z|c)) + log π_c − log q(c|x)]
///
/// with one draw z_c for each component; the sum over components is exact.
///
/// | symbol | where | shape |
/// | --- | --- | --- |
/// | q(c\|x) | `classifier` | D → K |
/// | m, log s² | `encoder` | D + K → 2L |
/// | f | `decoder` | L → D |
/// | log π, but for a constant; μ; log v | `logits`, `means`, `logVariances` | K, K×L, K×L |
public struct ComponentAutoencoder<Scalar: NetworkScalar>: Sendable {
  /// Of what size it is.
  public let shape: PairedShape
  public let classifier: Network
  public let encoder: Network
  public let decoder: Network
  public let logits: ParameterSlice
  public let means: ParameterSlice
  public let logVariances: ParameterSlice
  public let noise: NormalNoise
  /// The parameters of all parts.
  public var parameters: ParameterBuffer<Scalar>

  /// Creates the parts; parameters are zero.
  public init(_ shape: PairedShape) {
    self.shape = shape
    var layout = ParameterLayout()
    classifier = Network(
      "classifier", sizes: [shape.features] + shape.hidden + [shape.components], hidden: shape.activation, in: &layout)
    encoder = Network(
      "encoder", sizes: [shape.features + shape.components] + shape.hidden + [2 * shape.latents],
      hidden: shape.activation, in: &layout)
    decoder = shape.decoder(in: &layout)
    logits = layout.add("prior.logits", shape: [shape.components])
    means = layout.add("prior.means", shape: [shape.components, shape.latents])
    logVariances = layout.add("prior.log-variances", shape: [shape.components, shape.latents])
    noise = NormalNoise(isLearned: shape.learnsDeviation, in: &layout)
    parameters = ParameterBuffer(layout: layout)
  }

  /// p(z).
  public var mixture: GaussianMixture {
    let logits = parameters[logits].map { Double($0) }
    let total = logSumExp(logits)
    return GaussianMixture(
      weights: logits.map { exp($0 - total) },
      means: Matrix(rows: shape.components, columns: shape.latents, elements: parameters[means].map { Double($0) }),
      covariances: .diagonal(
        Matrix(
          rows: shape.components, columns: shape.latents, elements: parameters[logVariances].map { exp(Double($0)) })))
  }

  /// Draws the classifier, whose last layer begins with zero, so that every component is as likely.
  public mutating func initializeClassifier(using stream: inout RandomStream) {
    classifier.initialize(.kaimingUniform, &parameters, using: &stream)
    classifier.layers.last?.initialize(.zeros, &parameters, using: &stream)
  }
}

/// What the bound of M2 is computed from, for N points.
public struct ComponentBatch<Scalar: NetworkScalar>: Sendable {
  /// The rows of all components.
  public var rows: PairedRows<Scalar>
  /// (x, one-hot c), (N·K)×(D + K).
  var inputs: Matrix<Scalar>
  var classifier: NetworkWorkspace<Scalar>
  var encoder: NetworkWorkspace<Scalar>
  /// log π, K, and ∂loss/∂logit.
  var (logPrior, priorGradients): ([Double], [Double])
  /// The terms of the bound, in nats, summed over the points.
  public internal(set) var bound: EvidenceLowerBound

  /// Makes a workspace.
  public init(_ model: ComponentAutoencoder<Scalar>, points count: Int) {
    let components = model.shape.components
    rows = PairedRows(model.decoder, components: components, points: count)
    inputs = Matrix(rows: count * components, columns: model.encoder.inputs)
    classifier = NetworkWorkspace(model.classifier, points: count, inputGradient: false)
    encoder = NetworkWorkspace(model.encoder, points: count * components, inputGradient: false)
    logPrior = [Double](repeating: 0, count: components)
    priorGradients = logPrior
    bound = EvidenceLowerBound(facets: 1)
  }
}

extension ComponentAutoencoder {
  /// Finds the bound at one draw for each component, and leaves its terms.
  ///
  /// - Parameter batch: With its points and its noise filled in.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward(in batch: inout ComponentBatch<Scalar>) {
    classifier.forward(batch.rows.points, parameters, in: &batch.classifier)
    encode(&batch)
    readPrior(&batch)
    batch.rows.forward(decoder, noise, parameters)
    readWeights(&batch)
    batch.bound.reconstruction = 0
    batch.bound.facets[0] = .zero
    batch.rows.addTerms(to: &batch.bound)
    for row in batch.rows.weights.indices where batch.rows.weights[row] > 0 {
      let weight = batch.rows.weights[row]
      batch.bound.facets[0].clusterPrior += weight * batch.logPrior[row % shape.components]
      batch.bound.facets[0].clusterEntropy -= weight * log(weight)
    }
  }

  /// (x, one-hot c) to m and log s².
  private func encode(_ batch: inout ComponentBatch<Scalar>) {
    let (k, l, d) = (shape.components, shape.latents, shape.features)
    for row in 0..<batch.inputs.rows {
      let at = row * (d + k)
      for j in 0..<d { batch.inputs.elements[at + j] = batch.rows.points.elements[row / k * d + j] }
      for c in 0..<k { batch.inputs.elements[at + d + c] = c == row % k ? 1 : 0 }
    }
    encoder.forward(batch.inputs, parameters, in: &batch.encoder)
    for row in 0..<batch.inputs.rows {
      for i in 0..<l {
        batch.rows.means.elements[row * l + i] = batch.encoder.output.elements[row * 2 * l + i]
        batch.rows.logVariances.elements[row * l + i] = batch.encoder.output.elements[row * 2 * l + l + i]
      }
    }
  }

  /// log π, μ and log v.
  private func readPrior(_ batch: inout ComponentBatch<Scalar>) {
    var sum = 0.0
    for c in 0..<shape.components { sum += exp(Double(parameters.values[logits.offset + c])) }
    for c in 0..<shape.components { batch.logPrior[c] = Double(parameters.values[logits.offset + c]) - log(sum) }
    for i in batch.rows.priorMeans.indices {
      batch.rows.priorMeans[i] = Double(parameters.values[means.offset + i])
      batch.rows.priorLogVariances[i] = Double(parameters.values[logVariances.offset + i])
    }
  }

  /// q(c|x).
  private func readWeights(_ batch: inout ComponentBatch<Scalar>) {
    let k = shape.components
    for n in 0..<batch.rows.points.rows {
      var (largest, sum) = (-Double.infinity, 0.0)
      for c in 0..<k { largest = max(largest, Double(batch.classifier.output.elements[n * k + c])) }
      for c in 0..<k { sum += exp(Double(batch.classifier.output.elements[n * k + c]) - largest) }
      for c in 0..<k {
        batch.rows.weights[n * k + c] = exp(Double(batch.classifier.output.elements[n * k + c]) - largest) / sum
      }
    }
  }

  /// Adds the gradient of weight·bound, where ``forward(in:)`` has gone before.
  ///
  ///     ∂logit_c = q_c·(g_c − Σ q·g),  g_c = r_c + log π_c − log q_c
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward(
    weight: Double, in batch: inout ComponentBatch<Scalar>, addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    let (k, l) = (shape.components, shape.latents)
    batch.rows.backward(weight: weight, decoder, noise, parameters, addingTo: &gradients)
    for c in 0..<k { batch.priorGradients[c] = 0 }
    for n in 0..<batch.rows.points.rows {
      var mean = 0.0
      for c in 0..<k { mean += batch.rows.weights[n * k + c] * slope(n, c, batch) }
      for c in 0..<k {
        let own = batch.rows.weights[n * k + c]
        batch.classifier.outputGradient.elements[n * k + c] = Scalar(weight * own * (slope(n, c, batch) - mean))
        batch.priorGradients[c] += weight * (own - exp(batch.logPrior[c]))
      }
    }
    classifier.backward(batch.rows.points, parameters, in: &batch.classifier, addingTo: &gradients)
    for row in 0..<batch.inputs.rows {
      for i in 0..<l {
        batch.encoder.outputGradient.elements[row * 2 * l + i] = batch.rows.meanGradients.elements[row * l + i]
        batch.encoder.outputGradient.elements[row * 2 * l + l + i] =
          batch.rows.logVarianceGradients.elements[row * l + i]
      }
    }
    encoder.backward(batch.inputs, parameters, in: &batch.encoder, addingTo: &gradients)
    for c in 0..<k { gradients.values[logits.offset + c] += Scalar(batch.priorGradients[c]) }
    for i in batch.rows.priorMeans.indices {
      gradients.values[means.offset + i] += Scalar(batch.rows.priorMeanGradients[i])
      gradients.values[logVariances.offset + i] += Scalar(batch.rows.priorLogVarianceGradients[i])
    }
  }

  /// g_c of a point, zero where q_c is.
  private func slope(_ n: Int, _ c: Int, _ batch: ComponentBatch<Scalar>) -> Double {
    let row = n * shape.components + c
    let own = batch.rows.weights[row]
    return own > 0 ? batch.rows.value(row) + batch.logPrior[c] - log(own) : 0
  }
}
