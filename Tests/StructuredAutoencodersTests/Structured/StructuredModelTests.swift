import Autoencoders
import Foundation
import LinearAlgebra
import Networks
import Probability
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

@Suite struct StructuredModelTests {
  /// The ratio of a draw, written out again: log p(x|z) + log p(z) − log q(z|x).
  @Test func aDrawHasItsRatio() throws {
    let (model, points) = try sample()
    var (batch, stream) = (model.batch(of: points), RandomStream(seed: 7))
    let draw = try model.draw(&batch, using: &stream)
    #expect(draw.terms.count == 2 && draw.otherBounds.isEmpty && draw.logRatios.count == 6)
    expectClose(draw.terms[0], batch.networks.logLikelihoods.reduce(0, +), relative: 1e-12)
    expectClose(draw.terms[1], -batch.local.divergences.reduce(0, +), relative: 1e-12)
    let clusters = model.clusters(in: batch)
    for n in 0..<6 {
      let posterior = GaussianMixture(
        weights: [1], means: clusters.codes.rows(n..<n + 1),
        covariances: .full([Matrix(rows: 2, columns: 2, elements: batch.local.covariances.row(n))]))
      let z = batch.local.draws.rows(n..<n + 1)
      let prior = try model.belief.pointEstimate.logDensity(of: z)[0]
      expectClose(
        draw.logRatios[n], batch.networks.logLikelihoods[n] + prior - (try posterior.logDensity(of: z)[0]),
        relative: 1e-9)
      expectClose(clusters.responsibilities.row(n).reduce(0, +), 1, absolute: 1e-12)
    }
  }

  /// The inference goes on until nothing changes: another round finds the same.
  @Test func clustersAreAtTheFixedPoint() throws {
    let (model, points) = try sample()
    var (batch, stream) = (model.batch(of: points), RandomStream(seed: 7))
    _ = try model.draw(&batch, using: &stream)
    let found = model.clusters(in: batch)
    let more = try LocalInference(model.belief, rounds: 1)
    _ = model.networks.forward(more, in: &batch, from: found.responsibilities)
    expectClose(batch.local.responsibilities, found.responsibilities, absolute: 1e-9)
  }

  private func sample() throws -> (StructuredModel, Matrix<Double>) {
    var stream = RandomStream(seed: 5)
    var networks = SkipAutoencoder<Double>(
      SkipShape(features: 3, latents: 2, hidden: [4], activation: .relu, hasSkips: true, learnsDeviation: false))
    networks.parameters.values = stream.normals(networks.parameters.values.count).map { 0.4 * $0 }
    let belief = BayesianMixture.drawn(components: 3, latents: 2, concentration: 1, spread: 1, using: &stream)
    return (try StructuredModel(networks, belief), Matrix(rows: 6, columns: 3, elements: stream.normals(18)))
  }
}
