private import Autoencoders
private import Foundation
private import LinearAlgebra
public import Networks

/// The vanilla variational autoencoder of the same networks, for comparison with the structured one: what a skip path alone
/// does.
///
///     z ~ N(0, I),  x|z ~ N(f(z), σ²·I),  q(z|x) = N(m, diag s²),  (m, log s²) = encoder(x)
///     L = E[log p(x|z)] − ½·Σ (m² + s² + log 2π) + ½·Σ (1 + log 2π + log s²)
extension SkipAutoencoder {
  /// Finds the terms of the bound at one draw for each point, and leaves their sums over the points in `SkipBatch.bound`.
  ///
  /// - Parameter batch: With its points and its noise filled in.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func forwardNormal(in batch: inout SkipBatch<Scalar>) {
    encoder.forward(batch.points, parameters, in: &batch.encoder)
    let l = shape.latents
    var terms = EvidenceLowerBound.Facet.zero
    for n in 0..<batch.points.rows {
      for i in 0..<l {
        let (m, logVariance) = (Double(batch.encoder.output[n, i]), Double(batch.encoder.output[n, l + i]))
        batch.draws[n, i] = Scalar(m + exp(logVariance / 2) * Double(batch.noise[n, i]))
        terms.latentPrior -= (m * m + exp(logVariance) + log(2 * Double.pi)) / 2
        terms.latentEntropy += (1 + log(2 * Double.pi) + logVariance) / 2
      }
    }
    batch.bound.facets[0] = terms
    batch.bound.reconstruction = decode(&batch)
  }

  /// Adds the gradient of weight·bound, where ``forwardNormal(in:)`` has gone before.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func backwardNormal(
    weight: Double, in batch: inout SkipBatch<Scalar>, addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    decodeBackward(weight: weight, &batch, addingTo: &gradients)
    let l = shape.latents
    for n in 0..<batch.points.rows {
      for i in 0..<l {
        let (m, logVariance) = (Double(batch.encoder.output[n, i]), Double(batch.encoder.output[n, l + i]))
        let dz = Double(batch.decoder.inputGradient[n, i])
        batch.encoder.outputGradient[n, i] = Scalar(dz - weight * m)  // ∂m = ∂z − m
        batch.encoder.outputGradient[n, l + i] = Scalar(
          (dz * exp(logVariance / 2) * Double(batch.noise[n, i]) + weight * (1 - exp(logVariance))) / 2)
      }
    }
    encoder.backward(batch.points, parameters, in: &batch.encoder, addingTo: &gradients)
  }
}
