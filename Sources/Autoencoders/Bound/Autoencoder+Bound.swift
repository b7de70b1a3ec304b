private import LinearAlgebra
public import Networks

extension Autoencoder {
  /// Returns the mean over a batch of the bound, at one draw of z for each point.
  ///
  ///     (m, s, C) = g(x),  z = m + C·ε,  y = f(z)
  ///     ELBO = log p(x|y) + [what the objective puts for log p(z, c) − log γ] + ½·Σᵢ (1 + log 2π + log s²ᵢ)
  ///
  /// - Parameters:
  ///   - objective: Which bound.
  ///   - workspace: With its points and noise filled in; what ``backward(_:in:addingTo:)`` needs is left there.
  /// - Returns: The terms, in nats.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func forward(_ objective: Objective, in workspace: inout BoundWorkspace<Scalar>) -> EvidenceLowerBound {
    reconstruct(&workspace)
    let count = Double(workspace.points.rows)
    let reconstruction = likelihood.logLikelihood(
      workspace.points, workspace.decoder.output, parameters, weight: -1 / count, logs: &workspace.logLikelihoods,
      outputGradient: &workspace.decoder.outputGradient)
    workspace.logDeviationGradient = reconstruction.logDeviationGradient
    prior.prepare(parameters, &workspace.prior)
    let clusters = prior.forward(workspace.codes, objective, &workspace.prior)
    return EvidenceLowerBound(
      reconstruction: reconstruction.sum / count,
      latentPrior: clusters.latentPrior / count,
      clusterPrior: clusters.clusterPrior / count,
      latentEntropy: workspace.latentEntropy / count,
      clusterEntropy: clusters.clusterEntropy / count)
  }

  /// Adds the gradient of the mean negative bound, −1/N·Σₙ ELBO(xₙ), of the last ``forward(_:in:)`` with this workspace.
  ///
  /// - Parameters:
  ///   - objective: The one that the way there had.
  ///   - workspace: What the way there left; it can be gone back through once.
  ///   - gradients: Of the parameters' layout, added to.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func backward(
    _ objective: Objective, in workspace: inout BoundWorkspace<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    let weight = -1 / Double(workspace.points.rows)
    likelihood.backward(workspace.logDeviationGradient, weight: weight, addingTo: &gradients)  // ∂log σ
    decoder.backward(workspace.codes.z, parameters, in: &workspace.decoder, addingTo: &gradients)  // ∂f
    workspace.codes.startGradients(z: workspace.decoder.inputGradient)  // ∂z = ∂y·∂f/∂z
    prior.backward(objective, weight: Scalar(weight), &workspace.prior, &workspace.codes, addingTo: &gradients)
    posterior.backward(
      workspace.codes, noise: workspace.noise, weight: weight, into: &workspace.encoder.outputGradient)
    encoder.backward(workspace.points, parameters, in: &workspace.encoder, addingTo: &gradients)  // ∂g
  }

  /// x to m, C and z, and on to y = f(z).
  func reconstruct(_ workspace: inout BoundWorkspace<Scalar>) {
    encoder.forward(workspace.points, parameters, in: &workspace.encoder)
    workspace.latentEntropy = posterior.sample(
      workspace.encoder.output, noise: workspace.noise, into: &workspace.codes)
    decoder.forward(workspace.codes.z, parameters, in: &workspace.decoder)
  }
}
