public import Autoencoders
private import Foundation
public import LinearAlgebra
public import Networks
internal import Probability
public import Randomness

/// A trained structured autoencoder: its networks, and the belief about the mixture that takes part in its inference.
///
/// A point's code is the mean of its local posterior, its clusters are that posterior's responsibilities; p(z) is the mixture at
/// the belief's point estimate.
public struct StructuredModel: PointModel {
  /// Encoder and decoder.
  public let networks: SkipAutoencoder<Double>
  /// q(π, μ, Λ).
  public let belief: BayesianMixture
  /// Of the belief, to its fixed point.
  private let inference: LocalInference
  private let prior: GaussianMixture

  /// Puts it together; the belief is over as many latents as the networks have.
  ///
  /// - Throws: `FactorizationError` where a scale of the belief is not positive definite in floating point.
  public init(_ networks: SkipAutoencoder<Double>, _ belief: BayesianMixture) throws(FactorizationError) {
    (self.networks, self.belief) = (networks, belief)
    inference = try LocalInference(belief, rounds: 1000, tolerance: 1e-10)
    prior = belief.pointEstimate
  }

  public var features: Int { networks.shape.features }
  public var latents: Int { networks.shape.latents }
  public var components: Int { belief.components.count }

  public func batch(of points: Matrix<Double>) -> StructuredBatch<Double> {
    var batch = StructuredBatch(networks, components: components, points: points.rows)
    batch.networks.points = points
    return batch
  }

  /// The terms are the reconstruction and minus the divergence of the local posteriors; that of the belief is no point's.
  public func draw(_ batch: inout StructuredBatch<Double>, using stream: inout RandomStream) throws -> PosteriorDraw {
    stream.fillNormals(&batch.local.noise.elements)
    let found = networks.forward(inference, in: &batch)
    let priors = try prior.logDensity(of: batch.local.draws)
    return PosteriorDraw(
      terms: [found.reconstruction, found.local],
      logRatios: try priors.indices.map { n in
        batch.networks.logLikelihoods[n] + priors[n] - (try batch.local.logDensity(ofDraw: n))
      })
  }

  public func clusters(in batch: StructuredBatch<Double>) -> CodedClusters {
    CodedClusters(codes: batch.local.means, responsibilities: batch.local.responsibilities)
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
