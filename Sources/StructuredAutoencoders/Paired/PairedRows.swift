internal import Autoencoders
private import Foundation
public import LinearAlgebra
public import Networks

/// What bounds are computed from that pair component k of a posterior with component k of a prior, for N points of K
/// components; a row for each component of each point, n·K + k:
///
///     q(z|x, k) = N(m_nk, diag s²_nk),  p(z|k) = N(μ_k, diag v_k),  z_nk = m_nk + s_nk·ε_nk
///     r_nk = log p(x_n|z_nk) − KL(q(z|x, k) ‖ p(z|k))
///     KL = ½·Σᵢ [log vᵢ − log sᵢ² + (sᵢ² + (mᵢ − μᵢ)²)/vᵢ − 1]
///
/// A bound is Σ_k w_nk·r_nk and what it says of the weights w. Both M2 and DLGMM are of this form (Kingma et al. 2014;
/// Nalisnick, Hertel and Smyth 2016): p(c|…) and q(c|…) with c explicit.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | m, log s² | `means`, `logVariances` | (N·K)×L |
/// | μ, log v | `priorMeans`, `priorLogVariances` | K×L |
/// | ε, z | `noise`, `draws` | (N·K)×L |
/// | log p(x\|z) | `logLikelihoods` | N·K, in nats |
/// | KL | `divergences` | N·K, in nats |
public struct PairedRows<Scalar: NetworkScalar>: Sendable {
  /// K.
  public let components: Int
  /// x, N×D.
  public var points: Matrix<Scalar>
  /// x again for each component, (N·K)×D.
  var targets: Matrix<Scalar>
  public internal(set) var means: Matrix<Scalar>
  public internal(set) var logVariances: Matrix<Scalar>
  /// ∂loss/∂m and ∂loss/∂log s².
  var (meanGradients, logVarianceGradients): (Matrix<Scalar>, Matrix<Scalar>)
  var priorMeans: [Double]
  var priorLogVariances: [Double]
  /// ∂loss/∂μ and ∂loss/∂log v.
  var (priorMeanGradients, priorLogVarianceGradients): ([Double], [Double])
  public var noise: Matrix<Scalar>
  public internal(set) var draws: Matrix<Scalar>
  public internal(set) var logLikelihoods: [Scalar]
  public internal(set) var divergences: [Double]
  /// w, N·K.
  public internal(set) var weights: [Double]
  /// ∂loss/∂r.
  var shares: [Scalar]
  var decoder: NetworkWorkspace<Scalar>

  /// Makes a workspace.
  public init(_ decoder: Network, components: Int, points count: Int) {
    let (rows, latents) = (count * components, decoder.inputs)
    self.components = components
    points = Matrix(rows: count, columns: decoder.outputs)
    targets = Matrix(rows: rows, columns: decoder.outputs)
    noise = Matrix(rows: rows, columns: latents)
    (means, logVariances, meanGradients, logVarianceGradients, draws) = (noise, noise, noise, noise, noise)
    priorMeans = [Double](repeating: 0, count: components * latents)
    (priorLogVariances, priorMeanGradients, priorLogVarianceGradients) = (priorMeans, priorMeans, priorMeans)
    logLikelihoods = [Scalar](repeating: 0, count: rows)
    shares = logLikelihoods
    weights = [Double](repeating: 0, count: rows)
    divergences = weights
    self.decoder = NetworkWorkspace(decoder, points: rows, inputGradient: true)
  }

  /// r of a row.
  func value(_ row: Int) -> Double { Double(logLikelihoods[row]) - divergences[row] }
}

extension PairedRows {
  /// Draws z, and finds log p(x|z) and the divergences of all rows, whose means and variances are filled in.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  mutating func forward(
    _ network: Network, _ likelihood: NormalNoise, _ parameters: ParameterBuffer<Scalar>
  ) {
    let (l, d) = (means.columns, points.columns)
    for row in 0..<means.rows {
      let (n, k) = (row / components, row % components)
      for j in 0..<d { targets.elements[row * d + j] = points.elements[n * d + j] }
      var divergence = 0.0
      for i in 0..<l {
        let (m, logVariance) = (Double(means.elements[row * l + i]), Double(logVariances.elements[row * l + i]))
        let (shift, logPrior) = (m - priorMeans[k * l + i], priorLogVariances[k * l + i])
        draws.elements[row * l + i] = Scalar(m + exp(logVariance / 2) * Double(noise.elements[row * l + i]))
        divergence += (logPrior - logVariance + (exp(logVariance) + shift * shift) * exp(-logPrior) - 1) / 2
      }
      divergences[row] = divergence
    }
    network.forward(draws, parameters, in: &decoder)
    likelihood.forward(
      targets, decoder.output, parameters, logs: &logLikelihoods, outputGradient: &decoder.outputGradient)
  }

  /// Takes weight·Σ w·r back to m and log s², to μ and log v, and to the decoder.
  ///
  ///     ∂m = ∂z − w·(m − μ)/v,  ∂log s² = ½·∂z·s·ε − w·½·(s²/v − 1)
  ///     ∂μ = Σ w·(m − μ)/v,  ∂log v = Σ w·½·((s² + (m − μ)²)/v − 1)
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  mutating func backward(
    weight: Double, _ network: Network, _ likelihood: NormalNoise, _ parameters: ParameterBuffer<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    for row in shares.indices { shares[row] = Scalar(weight * weights[row]) }
    likelihood.backward(
      shares: shares, logs: logLikelihoods, parameters, outputGradient: &decoder.outputGradient, addingTo: &gradients)
    network.backward(draws, parameters, in: &decoder, addingTo: &gradients)
    let l = means.columns
    for i in priorMeanGradients.indices { (priorMeanGradients[i], priorLogVarianceGradients[i]) = (0, 0) }
    for row in 0..<means.rows {
      let (k, share) = (row % components, weight * weights[row])
      for i in 0..<l {
        let (at, prior) = (row * l + i, k * l + i)
        let (variance, precision) = (exp(Double(logVariances.elements[at])), exp(-priorLogVariances[prior]))
        let (shift, dz) = (Double(means.elements[at]) - priorMeans[prior], Double(decoder.inputGradient.elements[at]))
        let pull = share * shift * precision
        meanGradients.elements[at] = Scalar(dz - pull)
        logVarianceGradients.elements[at] = Scalar(
          (dz * variance.squareRoot() * Double(noise.elements[at]) - share * (variance * precision - 1)) / 2)
        priorMeanGradients[prior] += pull
        priorLogVarianceGradients[prior] += share * ((variance + shift * shift) * precision - 1) / 2
      }
    }
  }

  /// Adds Σ w of the terms that M2 and DLGMM share, summed over the points.
  ///
  ///     H(q) = ½·Σ (1 + log 2π + log s²),  E[log p(z|k)] = −KL − H(q)
  func addTerms(to bound: inout EvidenceLowerBound) {
    let l = means.columns
    for row in 0..<means.rows {
      let weight = weights[row]
      var entropy = 0.0
      for i in 0..<l { entropy += (1 + log(2 * Double.pi) + Double(logVariances.elements[row * l + i])) / 2 }
      bound.reconstruction += weight * Double(logLikelihoods[row])
      bound.facets[0].latentEntropy += weight * entropy
      bound.facets[0].latentPrior -= weight * (divergences[row] + entropy)  // E[log p] = −KL − H
    }
  }
}
