private import LinearAlgebra
public import Networks

extension Autoencoder {
  /// Returns by how much y = f(m(x)) misses x, for the autoencoder alone, without noise and prior.
  ///
  ///     −log p(x|y), for a Gaussian likelihood with σ = 1 and without its constant: ½·‖x − y‖²
  ///
  /// - Parameter workspace: With its points filled in; its noise becomes zero.
  /// - Returns: The mean over the points, and over the components of q(z|x), in nats.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func forwardReconstruction(in workspace: inout Workspace<Scalar>) -> Double {
    encode(&workspace)
    for (j, facet) in facets.enumerated() {
      for i in workspace.facets[j].noise.elements.indices { workspace.facets[j].noise.elements[i] = 0 }
      _ = facet.sample(rung(facet, workspace), parameters, &workspace.facets[j])  // z = m + C·0
    }
    decode(&workspace)
    workspace.repeatPoints()
    workspace.pending = .reconstruction
    let count = Double(workspace.targets.rows)
    switch likelihood.family {
    case .gaussian:
      let result = gaussianLogLikelihood(
        workspace.targets, mean: workspace.decoder.output, logDeviation: 0, weight: -1 / count,
        logs: &workspace.logLikelihoods, meanGradient: &workspace.decoder.outputGradient)
      return -result.total / count - 0.5 * Double(workspace.points.columns) * logTwoPi
    case .bernoulli:
      return -bernoulliLogLikelihood(
        workspace.targets, logits: workspace.decoder.output, weight: -1 / count, logs: &workspace.logLikelihoods,
        logitGradient: &workspace.decoder.outputGradient) / count
    }
  }

  /// Adds the gradient of what the last ``forwardReconstruction(in:)`` with this workspace returned.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func backwardReconstruction(
    in workspace: inout Workspace<Scalar>, addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    _ = workspace.takePending { $0 == .reconstruction }
    decodeBackward(&workspace, addingTo: &gradients)
    encodeBackward(&workspace, addingTo: &gradients) { j, rungGradient, workspace, gradients in
      workspace.facets[j].codes.startGradients(z: workspace.facets[j].decodedGradient)
      facets[j].readBackward(
        rung(facets[j], workspace), weight: 0, parameters, &workspace.facets[j], addingTo: &gradients,
        rungGradient: &rungGradient)
    }
  }
}
