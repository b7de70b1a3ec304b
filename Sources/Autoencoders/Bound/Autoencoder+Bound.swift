internal import LinearAlgebra
public import Networks
private import Requirements

extension Autoencoder {
  /// Computes the mean over a batch of the bound, at one draw of z for each point.
  ///
  ///     (mⱼ, Cⱼ) of each facet,  zⱼ = mⱼ + Cⱼ·εⱼ,  y = f(z₀, …)
  ///     ELBO = log p(x|y) + Σⱼ ([what the objective puts for log p(zⱼ, cⱼ) − log γ] + ½·Σᵢ (1 + log 2π + log s²ᵢ))
  ///
  /// Departure: of log q(z|x), Falck et al. take the value at the draw, and this the expectation, which has the same
  /// gradient. With ``Objective/fiveTerm`` all else is theirs.
  ///
  /// - Parameters:
  ///   - objective: Which bound.
  ///   - workspace: With its points and noise filled in; ``Workspace/bound`` and what ``backward(in:addingTo:)`` needs are
  ///     left there.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func forward(_ objective: Objective, in workspace: inout Workspace<Scalar>) {
    encode(&workspace)
    for (j, facet) in facets.enumerated() {
      facet.forward(
        rung(facet, workspace), objective, labels: workspace.labels, parameters, &workspace.facets[j])
    }
    decode(&workspace)
    workspace.repeatPoints()
    let reconstruction = likelihood.logLikelihood(
      workspace.targets, workspace.decoder.output, parameters, weight: -1 / Double(workspace.points.rows),
      logs: &workspace.logLikelihoods, outputGradient: &workspace.decoder.outputGradient)
    workspace.logDeviationGradient = reconstruction.logDeviationGradient
    workspace.reconstruction = reconstruction.sum
    workspace.weighComponents(objective, logDeviation: likelihood.logDeviation(parameters))
    workspace.pending = .bound(objective)
  }

  /// Adds the gradient of the mean negative bound, −1/N·Σₙ ELBO(xₙ), of the last ``forward(_:in:)`` with this workspace.
  ///
  /// - Parameters:
  ///   - workspace: What the forward pass left, which serves one backward pass.
  ///   - gradients: Of the parameters' layout, added to.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func backward(in workspace: inout Workspace<Scalar>, addingTo gradients: inout ParameterBuffer<Scalar>) {
    guard case .bound(let objective)? = workspace.takePending({ $0 != .reconstruction }) else { return }
    let weight = -1 / Double(workspace.points.rows)
    likelihood.backward(workspace.logDeviationGradient, weight: weight, addingTo: &gradients)  // ∂log σ
    decodeBackward(&workspace, addingTo: &gradients)  // ∂f, ∂zⱼ
    encodeBackward(&workspace, addingTo: &gradients) { j, rungGradient, workspace, gradients in  // ∂mⱼ, ∂Cⱼ
      facets[j].backward(
        rung(facets[j], workspace), objective, weight: weight * workspace.weights[j], labels: workspace.labels,
        parameters, &workspace.facets[j], addingTo: &gradients, rungGradient: &rungGradient)
    }
  }
}

extension Autoencoder {
  /// What a facet is read from, N×(width of the encoder's layer).
  @inline(__always)
  func rung(_ facet: Facet, _ workspace: Workspace<Scalar>) -> Matrix<Scalar> {
    facet.rung == 0 ? encoderInput(workspace) : workspace.encoder.outputs[facet.rung - 1]
  }

  /// x to hᵢ.
  func encode(_ workspace: inout Workspace<Scalar>) {
    appendLabels(&workspace)
    encoder.forward(encoderInput(workspace), parameters, in: &workspace.encoder)
  }

  /// The way of a facet back: with ∂ of what it is read from, overwritten, and what gradients are added to.
  typealias FacetBackward = (
    _ j: Int, _ rungGradient: inout Matrix<Scalar>, _ workspace: inout Workspace<Scalar>,
    _ gradients: inout ParameterBuffer<Scalar>
  ) -> Void

  /// ∂zⱼ to ∂h₁: the deepest facet's gradient is the first that its layer gets, the others' are added.
  func encodeBackward(
    _ workspace: inout Workspace<Scalar>, addingTo gradients: inout ParameterBuffer<Scalar>,
    _ facetBackward: FacetBackward
  ) {
    for i in stride(from: encoder.layers.count, through: 0, by: -1) {
      for (j, facet) in facets.enumerated() where facet.rung == i {
        let isDeepest = facet.skip == nil
        var added = isDeepest ? workspace.encoder.takeGradient(i) : Matrix<Scalar>(rows: 0, columns: 0)
        if !isDeepest { swap(&added, &workspace.facets[j].rungGradient) }
        facetBackward(j, &added, &workspace, &gradients)
        if isDeepest {
          workspace.encoder.gradients[i] = added
        } else {
          add(added, times: 1, to: &workspace.encoder.gradients[i])
          workspace.facets[j].rungGradient = added
        }
      }
      guard i > 0 else { return }
      encoder.backwardLayer(
        i - 1, encoderInput(workspace), parameters, in: &workspace.encoder, addingTo: &gradients)
    }
  }

  /// zⱼ to f.
  func decode(_ workspace: inout Workspace<Scalar>) {
    let z = workspace.facets[facets.count - 1].codes.z
    for i in decoder.layers.indices {
      decoder.forwardLayer(i, z, parameters, in: &workspace.decoder)
      guard workspace.decoder.sums[i].rows > 0 else { continue }
      scale(workspace.decoder.outputs[i], by: 1, into: &workspace.decoder.sums[i])
      for (j, facet) in facets.enumerated() where facet.entry == i + 1 {
        facet.forwardSkip(parameters, &workspace.facets[j])
        add(
          workspace.facets[j].skip, times: architecture.gate * workspace.gates[j], to: &workspace.decoder.sums[i])
      }
    }
  }

  /// ∂f to ∂zⱼ of each facet.
  func decodeBackward(_ workspace: inout Workspace<Scalar>, addingTo gradients: inout ParameterBuffer<Scalar>) {
    for i in decoder.layers.indices.reversed() {
      for (j, facet) in facets.enumerated() where facet.entry == i + 1 {
        // ∂uᵢ is that of the sum; what is added gets its share.
        let factor = architecture.gate * workspace.gates[j]
        scale(workspace.decoder.gradients[i + 1], by: factor, into: &workspace.facets[j].skipGradient)
        facet.backwardSkip(parameters, &workspace.facets[j], addingTo: &gradients)
      }
      decoder.backwardLayer(
        i, workspace.facets[facets.count - 1].codes.z, parameters, in: &workspace.decoder, addingTo: &gradients)
    }
    swap(&workspace.decoder.gradients[0], &workspace.facets[facets.count - 1].decodedGradient)
  }
}

/// b ← factor·a.
@specialized(where Scalar == Double)
@specialized(where Scalar == Float)
private func scale<Scalar: NetworkScalar>(_ a: Matrix<Scalar>, by factor: Double, into b: inout Matrix<Scalar>) {
  require(a.shape == b.shape, "cannot write \(a.shape) over \(b.shape)")
  let (factor, from) = (Scalar(factor), a.elements.span)
  var to = b.elements.mutableSpan
  for i in from.indices { to[i] = factor * from[i] }
}

/// b ← b + factor·a.
@specialized(where Scalar == Double)
@specialized(where Scalar == Float)
private func add<Scalar: NetworkScalar>(_ a: Matrix<Scalar>, times factor: Double, to b: inout Matrix<Scalar>) {
  require(a.shape == b.shape, "cannot add \(a.shape) to \(b.shape)")
  let (factor, from) = (Scalar(factor), a.elements.span)
  var to = b.elements.mutableSpan
  for i in from.indices { to[i] += factor * from[i] }
}
