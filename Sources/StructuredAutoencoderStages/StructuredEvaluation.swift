internal import Autoencoders
private import Foundation
internal import LinearAlgebra
private import Networks
private import Probability
internal import Randomness
internal import StructuredAutoencoders

/// What a fitted structured autoencoder says of the points that it was fitted to, in double precision.
///
///     importance-weighted: log 1/S·Σₛ p(x|zₛ)·p(zₛ)/q(zₛ|x),  p(z) the mixture at the belief's point estimate
struct StructuredEvaluation {
  /// The mean terms of the bound of a point, in nats, in the order of `StructuredClimber.termNames`.
  private(set) var terms = [0.0, 0, 0]
  /// The means of q(z|x), N×L.
  private(set) var codes: Matrix<Double>
  /// The importance-weighted bound of each point, in nats.
  private(set) var bounds: [Double] = []
  /// The components that hold at least a hundredth of the points.
  private(set) var componentsUsed = 0

  /// Asks the model.
  init(
    _ climber: StructuredClimber, _ points: TrainingPoints, draws: Int, using stream: inout RandomStream
  ) throws {
    let model = SkipAutoencoder<Double>(climber.model)
    let inference = try LocalInference(climber.belief, rounds: 1000, tolerance: 1e-10)
    var statistics = MixtureStatistics(components: inference.components, latents: inference.latents)
    codes = Matrix(rows: points.count, columns: inference.latents)
    terms[2] = -(try climber.belief.divergence(from: climber.prior)) / Double(points.count)
    let prior = climber.belief.pointEstimate
    for start in stride(from: 0, to: points.count, by: 1024) {
      let rows = start..<min(start + 1024, points.count)
      var batch = StructuredBatch(model, components: inference.components, points: rows.count)
      batch.networks.points = points.double.rows(rows)
      var ratios = [[Double]](repeating: [], count: rows.count)
      for draw in 0..<draws {
        stream.fillNormals(&batch.local.noise.elements)
        let found = model.forward(inference, in: &batch)
        terms[0] += found.reconstruction / Double(points.count * draws)
        terms[1] += found.local / Double(points.count * draws)
        let priors = try prior.logDensity(of: batch.local.draws)
        for n in 0..<rows.count {
          ratios[n].append(batch.networks.logLikelihoods[n] + priors[n] - (try batch.local.logDensity(ofDraw: n)))
        }
        guard draw == 0 else { continue }
        inference.add(batch.local, to: &statistics)
        for n in 0..<rows.count { for i in 0..<codes.columns { codes[start + n, i] = batch.local.means[n, i] } }
      }
      bounds += ratios.map { logSumExp($0) - log(Double(draws)) }
    }
    componentsUsed = statistics.counts.count { $0 >= Double(points.count) / 100 }
  }
}

extension LocalWorkspace {
  /// log q(z|x) at the draw of a point: −½·(L·log 2π + log |V| + ‖ε‖²).
  fileprivate func logDensity(ofDraw n: Int) throws -> Double {
    let l = means.columns
    let covariance = Matrix(rows: l, columns: l, elements: covariances.row(n))
    let noise = noise.row(n).reduce(0) { $0 + $1 * $1 }
    return -(Double(l) * log(2 * Double.pi) + logDeterminant(ofCholesky: try cholesky(covariance)) + noise) / 2
  }
}
