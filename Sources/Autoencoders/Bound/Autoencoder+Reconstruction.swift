private import LinearAlgebra
public import Networks

extension Autoencoder {
  /// Returns by how much y = f(m(x)) misses x, for the autoencoder alone, without noise and prior.
  ///
  ///     −log p(x|y), for a Gaussian likelihood with σ = 1 and without its constant: ½·‖x − y‖²
  ///
  /// - Parameter workspace: With its points filled in; its noise becomes zero.
  /// - Returns: The mean over the points, in nats.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func forwardReconstruction(in workspace: inout BoundWorkspace<Scalar>) -> Double {
    for i in workspace.noise.elements.indices { workspace.noise.elements[i] = 0 }
    reconstruct(&workspace)  // z = m + C·0
    let count = Double(workspace.points.rows)
    switch likelihood.family {
    case .gaussian:
      let result = gaussianLogLikelihood(
        workspace.points, mean: workspace.decoder.output, logDeviation: 0, weight: -1 / count,
        logs: &workspace.logLikelihoods, meanGradient: &workspace.decoder.outputGradient)
      return -result.total / count - 0.5 * Double(workspace.points.columns) * logTwoPi
    case .bernoulli:
      return -bernoulliLogLikelihood(
        workspace.points, logits: workspace.decoder.output, weight: -1 / count, logs: &workspace.logLikelihoods,
        logitGradient: &workspace.decoder.outputGradient) / count
    }
  }

  /// Adds the gradient of what the last ``forwardReconstruction(in:)`` with this workspace returned.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func backwardReconstruction(
    in workspace: inout BoundWorkspace<Scalar>, addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    decoder.backward(workspace.codes.z, parameters, in: &workspace.decoder, addingTo: &gradients)
    workspace.codes.startGradients(z: workspace.decoder.inputGradient)
    posterior.backward(workspace.codes, noise: workspace.noise, weight: 0, into: &workspace.encoder.outputGradient)
    encoder.backward(workspace.points, parameters, in: &workspace.encoder, addingTo: &gradients)
  }
}
