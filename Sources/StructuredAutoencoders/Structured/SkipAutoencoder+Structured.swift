public import Autoencoders
private import Foundation
public import LinearAlgebra
public import Networks

/// What the bound of a structured autoencoder is computed from, for N points.
public struct StructuredBatch<Scalar: NetworkScalar>: Sendable {
  /// The networks' part.
  public var networks: SkipBatch<Scalar>
  /// ψ of each point.
  public var potentials: GaussianPotentials
  /// q(z)·q(c) of each point.
  public var local: LocalWorkspace
  /// ∂loss/∂z, N×L.
  var drawGradients: Matrix<Double>

  /// Makes a workspace.
  public init(_ model: SkipAutoencoder<Scalar>, components: Int, points: Int) {
    networks = SkipBatch(model, points: points)
    let empty = Matrix<Double>(rows: points, columns: model.shape.latents)
    potentials = GaussianPotentials(precisions: empty, linears: empty)
    local = LocalWorkspace(points: points, components: components, latents: model.shape.latents)
    drawGradients = empty
  }
}

/// The terms of the bound of a structured autoencoder that belong to a batch, in nats, summed over its points.
public struct StructuredTerms: Equatable, Sendable {
  /// Σ E[log p(x|z)].
  public var reconstruction: Double
  /// −Σ KL of the local posteriors.
  public var local: Double
}

/// The structured autoencoder (SVAE; Johnson et al. 2016), whose encoder says a Gaussian potential of each point and whose
/// prior, a Bayesian mixture, takes part in the inference:
///
///     π ~ Dirichlet,  (μ_k, Λ_k) ~ normal-inverse-Wishart,  c ~ Cat(π),  z|c ~ N(μ_c, Λ_c⁻¹),  x|z ~ N(f(z), σ²·I)
///     ψ(z) = −½·zᵀ·diag(J)·z + hᵀ·z,  J = log(1 + exp t),  (h, t) = encoder(x)
///     L = 1/N·Σ (E[log p(x|z)] − KL(q(z)·q(c) ‖ p)) − KL(q(π, μ, Λ) ‖ p)/N
///
/// q(z)·q(c) is the mean-field posterior of `LocalInference`. Source: Johnson et al. 2016, sections 3 and 4.
///
/// Departure from the released code: one σ for all features in place of a variance that the decoder gives, and labels begin
/// from the potential alone in place of random ones, so that a point has one posterior.
extension SkipAutoencoder {
  /// Finds the local posteriors, and the terms of the bound at one draw of each.
  ///
  /// - Parameters:
  ///   - inference: Of the belief about the mixture.
  ///   - batch: With its points and, in `local.noise`, its noise filled in.
  ///   - start: The responsibilities to begin from, N×K; nil for those of the potential alone.
  /// - Returns: The terms, summed over the points.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forward(
    _ inference: LocalInference, in batch: inout StructuredBatch<Scalar>, from start: Matrix<Double>? = nil
  ) -> StructuredTerms {
    encoder.forward(batch.networks.points, parameters, in: &batch.networks.encoder)
    let l = shape.latents
    for n in 0..<batch.networks.points.rows {
      for i in 0..<l {
        let (h, t) = (batch.networks.encoder.output[n, i], Double(batch.networks.encoder.output[n, l + i]))
        batch.potentials.linears[n, i] = Double(h)
        batch.potentials.precisions[n, i] = max(t, 0) + log1p(exp(-abs(t)))  // J = log(1 + exp t)
      }
    }
    inference.forward(batch.potentials, in: &batch.local, from: start)
    for i in batch.networks.draws.elements.indices {
      batch.networks.draws.elements[i] = Scalar(batch.local.draws.elements[i])
    }
    let reconstruction = decode(&batch.networks)
    var local = 0.0
    for divergence in batch.local.divergences { local -= divergence }
    return StructuredTerms(reconstruction: reconstruction, local: local)
  }

  /// Adds the gradient of weight·(reconstruction + local), where ``forward(_:in:from:)`` has gone before.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backward(
    _ inference: LocalInference, _ form: LocalInference.Gradient, weight: Double,
    in batch: inout StructuredBatch<Scalar>, addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    decodeBackward(weight: weight, &batch.networks, addingTo: &gradients)
    for i in batch.drawGradients.elements.indices {
      batch.drawGradients.elements[i] = Double(batch.networks.decoder.inputGradient.elements[i])
    }
    inference.backward(batch.drawGradients, weight: -weight, form, in: &batch.local)
    let l = shape.latents
    for n in 0..<batch.networks.points.rows {
      for i in 0..<l {
        let slope = -expm1(-batch.potentials.precisions[n, i])  // ∂J/∂t = 1 − exp(−J)
        batch.networks.encoder.outputGradient[n, i] = Scalar(batch.local.linearGradients[n, i])
        batch.networks.encoder.outputGradient[n, l + i] = Scalar(batch.local.precisionGradients[n, i] * slope)
      }
    }
    encoder.backward(batch.networks.points, parameters, in: &batch.networks.encoder, addingTo: &gradients)
  }
}
