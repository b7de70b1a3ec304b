private import Foundation
public import LinearAlgebra
public import Networks
public import Probability
private import Requirements

/// The deep latent Gaussian mixture model (DLGMM; Nalisnick, Hertel and Smyth 2016): fixed normals, whose weights are the
/// point's own.
///
///     π ~ Dirichlet(α, …, α),  z|π ~ Σ_k π_k·N(μ_k, diag v_k),  x|z ~ N(f(z), σ²·I);  μ and v are fixed
///     q(π|x): ``Sticks``;  q(z|x, π) = Σ_k π_k·N(m_k, diag s_k²);  (m, log s, log a, log b) = encoder(x)
///     L = Σ_k E[π_k]·(log p(x|z_k) − KL(q(z|x, k) ‖ p(z|k))) − Σ_i KL(q(v_i) ‖ p(v_i))
///
/// With the component explicit its two distributions given π cancel, so that L is a bound. Where π is integrated out,
/// p(z) = Σ 1/K·N(μ_k, diag v_k): the Dirichlet takes part in the bound alone.
///
/// | symbol | where | shape |
/// | --- | --- | --- |
/// | m of all components, log s of all, log a, log b | `encoder` | D → 2·K·L + 2·(K − 1) |
/// | f | `decoder` | L → D |
/// | μ, v | `prior` | K×L |
///
/// Departure from the released code: its term for q(z|x) takes each component at its own draw, which is looser.
public struct StickAutoencoder<Scalar: NetworkScalar>: Sendable {
  /// Of what size it is.
  public let shape: PairedShape
  /// How weights are broken.
  public let sticks: Sticks
  public let encoder: Network
  public let decoder: Network
  public let noise: NormalNoise
  /// μ, K×L.
  public var priorMeans: Matrix<Double>
  /// v, K×L.
  public var priorVariances: Matrix<Double>
  /// The parameters of all parts.
  public var parameters: ParameterBuffer<Scalar>

  /// Creates the parts with their prior; parameters are zero.
  public init(_ shape: PairedShape, concentration: Double, priorMeans: Matrix<Double>, priorVariances: Matrix<Double>) {
    require(
      priorMeans.rows == shape.components && priorMeans.columns == shape.latents
        && priorVariances.shape == priorMeans.shape,
      "a prior of \(priorMeans.shape) means for \(shape.components) components over \(shape.latents) latents")
    (self.shape, self.priorMeans, self.priorVariances) = (shape, priorMeans, priorVariances)
    sticks = Sticks(components: shape.components, concentration: concentration)
    var layout = ParameterLayout()
    encoder = Network(
      "encoder",
      sizes: [shape.features] + shape.hidden + [2 * shape.components * shape.latents + 2 * (shape.components - 1)],
      hidden: shape.activation, in: &layout)
    decoder = shape.decoder(in: &layout)
    noise = NormalNoise(isLearned: shape.learnsDeviation, in: &layout)
    parameters = ParameterBuffer(layout: layout)
  }

  /// p(z), with π integrated out.
  public var mixture: GaussianMixture {
    GaussianMixture(
      weights: [Double](repeating: 1 / Double(shape.components), count: shape.components), means: priorMeans,
      covariances: .diagonal(priorVariances))
  }
}

/// What the bound of a DLGMM is computed from, for N points.
public struct StickBatch<Scalar: NetworkScalar>: Sendable {
  /// The rows of all components.
  public var rows: PairedRows<Scalar>
  /// u, N·(K − 1), at which the sticks' divergences are taken.
  public var uniforms: [Double]
  var encoder: NetworkWorkspace<Scalar>
  /// E[v] of a point, K − 1; and r of its components, K.
  var (stickMeans, values): ([Double], [Double])
  /// E[v] and the divergence of every stick, N·(K − 1), which the backward pass reads.
  var (means, divergences): ([Sticks.Value], [Sticks.Value])
  /// Σ E[π]·r and −Σ KL of the sticks, in nats, summed over the points.
  public internal(set) var (reconstruction, latent, sticks): (Double, Double, Double)

  /// Makes a workspace.
  public init(_ model: StickAutoencoder<Scalar>, points count: Int) {
    rows = PairedRows(model.decoder, components: model.shape.components, points: count)
    uniforms = [Double](repeating: 0.5, count: count * model.sticks.count)
    encoder = NetworkWorkspace(model.encoder, points: count, inputGradient: false)
    stickMeans = [Double](repeating: 0, count: model.sticks.count)
    values = [Double](repeating: 0, count: model.shape.components)
    means = [Sticks.Value](repeating: Sticks.Value(value: 0, byLogA: 0, byLogB: 0), count: uniforms.count)
    divergences = means
    (reconstruction, latent, sticks) = (0, 0, 0)
  }
}

/// How the divergence of sticks is found.
public enum StickDivergence: Equatable, Sendable {
  /// At a draw, which the batch's uniforms make: unbiased, and finite for all a and b.
  case atDraw
  /// By its series, of so many terms, and an estimate of the rest where it is wanted.
  case series(terms: Int, hasRest: Bool = true)
}

extension StickAutoencoder {
  /// Finds the bound at one draw for each component, and leaves its terms.
  ///
  /// - Parameters:
  ///   - form: Of the sticks' divergence.
  ///   - batch: With its points, its noise and its uniforms filled in.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward(_ form: StickDivergence = .atDraw, in batch: inout StickBatch<Scalar>) {
    encoder.forward(batch.rows.points, parameters, in: &batch.encoder)
    for i in batch.rows.priorMeans.indices {
      batch.rows.priorMeans[i] = priorMeans.elements[i]
      batch.rows.priorLogVariances[i] = log(priorVariances.elements[i])
    }
    read(form, &batch)
    batch.rows.forward(decoder, noise, parameters)
    (batch.reconstruction, batch.latent) = (0, 0)
    for row in batch.rows.weights.indices {
      batch.reconstruction += batch.rows.weights[row] * Double(batch.rows.logLikelihoods[row])
      batch.latent -= batch.rows.weights[row] * batch.rows.divergences[row]
    }
  }

  /// What the encoder put out as m and log s² of the components, E[π] and the divergences of the sticks.
  private func read(_ form: StickDivergence, _ batch: inout StickBatch<Scalar>) {
    let (k, l, width) = (shape.components, shape.latents, encoder.outputs)
    let made = batch.encoder.output.elements
    batch.sticks = 0
    for n in 0..<batch.rows.points.rows {
      for i in 0..<k * l {
        batch.rows.means.elements[n * k * l + i] = made[n * width + i]
        batch.rows.logVariances.elements[n * k * l + i] = 2 * made[n * width + k * l + i]
      }
      for i in 0..<sticks.count {
        let (logA, logB) = (Double(made[logAPlace(n, i)]), Double(made[logAPlace(n, i) + sticks.count]))
        let stick = n * sticks.count + i
        batch.means[stick] = sticks.mean(logA, logB)
        batch.divergences[stick] = divergence(form, i, logA, logB, batch.uniforms[stick])
        batch.stickMeans[i] = batch.means[stick].value
        batch.sticks -= batch.divergences[stick].value
      }
      sticks.weights(batch.stickMeans, into: &batch.rows.weights, at: n * k)
    }
  }

  /// Where log a of a stick of a point is among what the encoder puts out; log b is K − 1 further on.
  func logAPlace(_ n: Int, _ i: Int) -> Int {
    n * encoder.outputs + 2 * shape.components * shape.latents + i
  }

  private func divergence(
    _ form: StickDivergence, _ i: Int, _ logA: Double, _ logB: Double, _ uniform: Double
  ) -> Sticks.Value {
    switch form {
    case .atDraw: sticks.divergence(i, logA, logB, at: uniform)
    case .series(let terms, let hasRest): sticks.divergence(i, logA, logB, terms: terms, hasRest: hasRest)
    }
  }

  /// Adds the gradient of weight·bound, where ``forward(_:in:)`` of the same form has gone before.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward(
    _ form: StickDivergence = .atDraw, weight: Double, in batch: inout StickBatch<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    batch.rows.backward(weight: weight, decoder, noise, parameters, addingTo: &gradients)
    let (k, l, width) = (shape.components, shape.latents, encoder.outputs)
    for n in 0..<batch.rows.points.rows {
      for i in 0..<k * l {
        batch.encoder.outputGradient.elements[n * width + i] = batch.rows.meanGradients.elements[n * k * l + i]
        batch.encoder.outputGradient.elements[n * width + k * l + i] =
          2 * batch.rows.logVarianceGradients.elements[n * k * l + i]
      }
      sticksBackward(n, form, weight, &batch)
    }
    encoder.backward(batch.rows.points, parameters, in: &batch.encoder, addingTo: &gradients)
  }

  /// ∂log a and ∂log b of a point: through E[π] and of the divergences themselves.
  private func sticksBackward(
    _ n: Int, _ form: StickDivergence, _ weight: Double, _ batch: inout StickBatch<Scalar>
  ) {
    for c in 0..<shape.components { batch.values[c] = batch.rows.value(n * shape.components + c) }
    for i in 0..<sticks.count { batch.stickMeans[i] = batch.means[n * sticks.count + i].value }
    for i in 0..<sticks.count {
      let (mean, own) = (batch.means[n * sticks.count + i], batch.divergences[n * sticks.count + i])
      let slope = sticks.slope(i, batch.stickMeans, batch.values, at: 0)
      batch.encoder.outputGradient.elements[logAPlace(n, i)] = Scalar(weight * (slope * mean.byLogA - own.byLogA))
      batch.encoder.outputGradient.elements[logAPlace(n, i) + sticks.count] = Scalar(
        weight * (slope * mean.byLogB - own.byLogB))
    }
  }

  /// The code of each point of the last ``forward(_:in:)``, N×L: Σ_k E[π_k]·m_k.
  public func codes(in batch: StickBatch<Scalar>) -> Matrix<Double> {
    let (k, l) = (shape.components, shape.latents)
    var codes = Matrix<Double>(rows: batch.rows.points.rows, columns: l)
    for row in batch.rows.weights.indices {
      for i in 0..<l { codes[row / k, i] += batch.rows.weights[row] * Double(batch.rows.means.elements[row * l + i]) }
    }
    return codes
  }
}
