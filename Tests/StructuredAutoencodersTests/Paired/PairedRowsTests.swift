import Foundation
import LinearAlgebra
import Networks
import Probability
import Randomness
import StructuredAutoencoders
import TestSupport
import Testing

@Suite struct PairedRowsTests {
  /// A row's draw, divergence and log-likelihood, written out again.
  @Test func aRowIsThatOfItsPointAndItsComponent() throws {
    var stream = RandomStream(seed: 2)
    let shape = PairedShape(
      features: 2, latents: 1, components: 2, hidden: [3], activation: .relu, learnsDeviation: false)
    var model = ComponentAutoencoder<Double>(shape)
    model.parameters.values = stream.normals(model.parameters.values.count).map { 0.4 * $0 }
    model.noise.set(deviation: 0.5, &model.parameters)
    var batch = ComponentBatch(model, points: 3)
    batch.rows.points.elements = stream.normals(6)
    batch.rows.noise.elements = stream.normals(6)
    model.forward(in: &batch)
    let rows = batch.rows
    let (mu, logV) = (model.parameters[model.means], model.parameters[model.logVariances])
    for row in 0..<6 {
      let (n, k) = (row / 2, row % 2)
      let (m, logS) = (rows.means[row, 0], rows.logVariances[row, 0])
      expectClose(rows.draws[row, 0], m + exp(logS / 2) * rows.noise[row, 0], relative: 1e-14)
      let shift = m - mu[k]
      expectClose(
        rows.divergences[row], 0.5 * (logV[k] - logS + (exp(logS) + shift * shift) / exp(logV[k]) - 1), relative: 1e-12,
        absolute: 1e-14)
      var network = NetworkWorkspace<Double>(model.decoder, points: 1, inputGradient: false)
      model.decoder.forward(Matrix([[rows.draws[row, 0]]]), model.parameters, in: &network)
      let square = (0..<2).reduce(0.0) { sum, j in
        let error = rows.points[n, j] - network.output[0, j]
        return sum + error * error
      }
      expectClose(rows.logLikelihoods[row], -square / (2 * 0.25) - log(2 * Double.pi * 0.25), relative: 1e-12)
    }
    for n in 0..<3 { expectClose(rows.weights[2 * n] + rows.weights[2 * n + 1], 1, absolute: 1e-14) }
  }
}
