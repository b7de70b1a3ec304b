private import Foundation
public import LinearAlgebra
public import Networks
private import Probability
public import Randomness

extension StickAutoencoder {
  /// Creates the same model with parameters of another precision.
  public init<Other>(_ other: StickAutoencoder<Other>) {
    self.init(
      other.shape, concentration: other.sticks.concentration, priorMeans: other.priorMeans,
      priorVariances: other.priorVariances)
    parameters.values = other.parameters.values.map { Scalar($0) }
  }
}

/// A point's code is Σ E[π_k]·m_k, and its clusters are E[π]. Its importance-weighted bound takes each component at its own
/// draw:
///
///     log 1/S·Σₛ Σ_k w_k·p(x|z_ks)·p(z_ks)/Σ_j w_j·q_j(z_ks),  w = E[π],  p(z) = Σ 1/K·N(μ_k, v_k)
extension StickAutoencoder: PointModel where Scalar == Double {
  public var features: Int { shape.features }
  public var latents: Int { shape.latents }
  public var components: Int { shape.components }

  public func batch(of points: Matrix<Double>) -> StickBatch<Double> {
    var batch = StickBatch(self, points: points.rows)
    batch.rows.points = points
    return batch
  }

  public static var otherBoundNames: [String] { ["marginal-bound", "released-bound"] }

  /// The terms are those of `StickClimber`; the other bounds those of ``bounds(in:)``.
  public func draw(_ batch: inout StickBatch<Double>, using stream: inout RandomStream) throws -> PosteriorDraw {
    batch.fill(using: &stream)
    forward(in: &batch)
    let (others, priors) = (bounds(in: batch), try mixture.logDensity(of: batch.rows.draws))
    return PosteriorDraw(
      terms: [batch.reconstruction, batch.latent, batch.sticks], otherBounds: [others.marginal, others.released],
      logRatios: (0..<batch.rows.points.rows).map { batch.rows.logRatio(ofPoint: $0, priors) })
  }

  public func clusters(in batch: StickBatch<Double>) -> CodedClusters {
    CodedClusters(
      codes: codes(in: batch),
      responsibilities: Matrix(rows: batch.rows.points.rows, columns: components, elements: batch.rows.weights))
  }
}

extension PairedRows<Double> {
  /// log Σ_k w_k·p(x|z_k)·p(z_k)/q(z_k|x) of a point.
  fileprivate func logRatio(ofPoint n: Int, _ priors: [Double]) -> Double {
    let own = n * components..<(n + 1) * components
    return logSumExp(
      own.map { row in
        let density = logSumExp(own.map { log(weights[$0]) + logDensity(ofDraw: row, component: $0) })
        return log(weights[row]) + logLikelihoods[row] + priors[row] - density
      })
  }
}
