import Foundation
import LinearAlgebra
import Networks
import Probability
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

@Suite struct StickAutoencoderPointModelTests {
  /// log Σ_k w_k·p(x|z_k)·p(z_k)/Σ_j w_j·q_j(z_k), with the densities of `GaussianMixture`.
  @Test func aDrawHasItsRatio() throws {
    let (_, model, filled) = try referenceStickModel(case: 0)
    var (batch, stream) = (model.batch(of: filled.rows.points), RandomStream(seed: 7))
    let draw = try model.draw(&batch, using: &stream)
    #expect(draw.terms == [batch.reconstruction, batch.latent, batch.sticks])
    let (rows, clusters) = (batch.rows, model.clusters(in: batch))
    for n in 0..<4 {
      let own = 3 * n..<3 * n + 3
      let weights = Array(rows.weights[own])
      #expect(clusters.responsibilities.row(n) == weights)
      let (means, z) = (rows.means.rows(own), rows.draws.rows(own))
      let posterior = GaussianMixture(
        weights: weights, means: means, covariances: .diagonal(rows.logVariances.rows(own).map { exp($0) }))
      let (q, p) = (try posterior.logDensity(of: z), try model.mixture.logDensity(of: z))
      let ratio = logSumExp(
        (0..<3).map { k in log(weights[k]) + rows.logLikelihoods[3 * n + k] + p[k] - q[k] })
      expectClose(draw.logRatios[n], ratio, relative: 1e-9)
      for i in 0..<2 {
        expectClose(clusters.codes[n, i], (0..<3).reduce(0) { $0 + weights[$1] * means[$1, i] }, relative: 1e-12)
      }
    }
  }

  @Test func anotherPrecisionKeepsTheNumbers() throws {
    let (_, model, _) = try referenceStickModel(case: 0)
    let single = StickAutoencoder<Float>(model)
    #expect(single.parameters.values == model.parameters.values.map { Float($0) })
    #expect(single.priorMeans == model.priorMeans && single.sticks == model.sticks && single.shape == model.shape)
  }
}
