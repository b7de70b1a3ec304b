private import Foundation
private import LinearAlgebra
public import Networks
private import Probability

/// Bounds of log p(x) of a DLGMM beside the joint one, which is climbed.
public struct StickBounds: Equatable, Sendable {
  /// The marginal bound, which is tighter: both mixtures are taken at each draw.
  public var marginal: Double
  /// What the released code climbs: each component of the posterior is taken at its own draw alone. Looser than the joint
  /// bound (by Jensen's inequality, on average over draws), kept to compare with it.
  public var released: Double
}

extension StickAutoencoder<Double> {
  /// The marginal bound and that of the released code, from the draws of the last ``forward(_:in:)``:
  ///
  ///     marginal = Σ_k π_k·(log p(x|z_k) + log Σ_j π_j·p_j(z_k) − log Σ_j π_j·q_j(z_k)) − Σᵢ KL(q(vᵢ) ‖ p(vᵢ))
  ///     released = Σ_k E[π_k]·(log p(x|z_k) + E[log p_k(z)]) − log Σ_k π_k·q_k(z_k) − Σᵢ KL(q(vᵢ) ‖ p(vᵢ))
  ///
  /// π is at the draw that the batch's uniforms make, p_k and q_k are the components of prior and posterior, and the sticks'
  /// divergences are those of the forward pass.
  ///
  /// Source: Nalisnick, Hertel and Smyth 2016, and its code; where E[log p_k] stands beside the entropy of the whole mixture
  /// instead, it is no bound.
  ///
  /// - Parameter batch: As the forward pass left it.
  /// - Returns: Both, in nats, summed over the points.
  public func bounds(in batch: StickBatch<Double>) -> StickBounds {
    let k = shape.components
    var bounds = StickBounds(marginal: batch.sticks, released: batch.sticks)
    var weights = [Double](repeating: 0, count: k)
    for n in 0..<batch.rows.points.rows {
      sticks.weights(drawnSticks(ofPoint: n, batch), into: &weights, at: 0)
      let (logs, rows) = (weights.map { log($0) }, n * k..<(n + 1) * k)
      for (c, row) in rows.enumerated() {
        let own = logSumExp(rows.map { logs[$0 - n * k] + batch.rows.logDensity(ofDraw: row, component: $0) })
        let prior = logSumExp(logs.indices.map { logs[$0] + logPriorDensity(ofDraw: row, component: $0, batch) })
        bounds.marginal += weights[c] * (batch.rows.logLikelihoods[row] + prior - own)
        bounds.released +=
          batch.rows.weights[row] * (batch.rows.logLikelihoods[row] + batch.rows.expectedLogPrior(row))
      }
      bounds.released -= logSumExp(
        rows.map { logs[$0 - n * k] + batch.rows.logDensity(ofDraw: $0, component: $0) })
    }
    return bounds
  }

  /// v of a point, where the batch's uniforms put them.
  private func drawnSticks(ofPoint n: Int, _ batch: StickBatch<Double>) -> [Double] {
    (0..<sticks.count).map { i in
      let place = logAPlace(n, i)
      return sticks.draw(
        batch.encoder.output.elements[place], batch.encoder.output.elements[place + sticks.count],
        at: batch.uniforms[n * sticks.count + i])
    }
  }

  /// log N(z; μ, diag v) of the draw of a row under a component of the prior.
  private func logPriorDensity(ofDraw row: Int, component k: Int, _ batch: StickBatch<Double>) -> Double {
    let l = shape.latents
    return (0..<l).reduce(0) { sum, i in
      sum
        + logNormal(batch.rows.draws[row, i] - priorMeans[k, i], logVariance: batch.rows.priorLogVariances[k * l + i])
    }
  }
}

extension PairedRows<Double> {
  /// log N(z; m, diag s²) of the draw of a row under the component of another.
  func logDensity(ofDraw row: Int, component other: Int) -> Double {
    (0..<draws.columns).reduce(0) { sum, i in
      sum + logNormal(draws[row, i] - means[other, i], logVariance: logVariances[other, i])
    }
  }

  /// E[log p(z|k)] of a row = −KL − H(q).
  fileprivate func expectedLogPrior(_ row: Int) -> Double {
    let entropy = (0..<draws.columns).reduce(0.0) { $0 + (1 + log(2 * Double.pi) + logVariances[row, $1]) / 2 }
    return -divergences[row] - entropy
  }
}

/// log N(x; 0, v) of one number.
private func logNormal(_ x: Double, logVariance: Double) -> Double {
  -(log(2 * Double.pi) + logVariance + x * x * exp(-logVariance)) / 2
}
