internal import LinearAlgebra
public import Networks

extension LadderAutoencoder {
  /// Computes the mean over a batch of the bound, at one draw of z for each point.
  ///
  /// Departure: of log q(zⱼ|x), Falck et al. take the value at the draw, and this the expectation, which has the same
  /// gradient. With ``Objective/fiveTerm`` all else is theirs.
  ///
  /// - Parameters:
  ///   - objective: Which bound.
  ///   - workspace: With its points and noise filled in; ``LadderWorkspace/bound`` and what
  ///     ``backward(_:in:addingTo:)`` needs are left there.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func forward(_ objective: Objective, in workspace: inout LadderWorkspace<Scalar>) {
    encode(&workspace)
    for (j, facet) in facets.enumerated() {
      facet.forward(workspace.rungs[facet.rung - 1], objective, parameters, &workspace.facets[j])
    }
    decode(&workspace)
    let count = Double(workspace.points.rows)
    let last = decoder.count - 1
    let reconstruction = likelihood.logLikelihood(
      workspace.points, workspace.outputs[last], parameters, weight: -1 / count, logs: &workspace.logLikelihoods,
      outputGradient: &workspace.outputGradients[last])
    workspace.logDeviationGradient = reconstruction.logDeviationGradient
    workspace.reconstruction = reconstruction.sum / count
  }

  /// Adds the gradient of the mean negative bound of the last ``forward(_:in:)`` with this workspace.
  ///
  /// - Parameters:
  ///   - objective: The one that the way there had.
  ///   - workspace: What the way there left; it can be gone back through once.
  ///   - gradients: Of the parameters' layout, added to.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public func backward(
    _ objective: Objective, in workspace: inout LadderWorkspace<Scalar>,
    addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    let weight = -1 / Double(workspace.points.rows)
    likelihood.backward(workspace.logDeviationGradient, weight: weight, addingTo: &gradients)  // ∂log σ
    decodeBackward(&workspace, addingTo: &gradients)  // ∂f, ∂zⱼ
    for i in encoder.indices.reversed() {
      for (j, facet) in facets.enumerated() where facet.rung == i + 1 {
        headBackward(j, facet, objective, weight * workspace.weights[j], &workspace, addingTo: &gradients)
      }
      layerBackward(i, &workspace, addingTo: &gradients)
    }
  }
}

extension LadderAutoencoder {
  /// x to hᵢ.
  func encode(_ workspace: inout LadderWorkspace<Scalar>) {
    for (i, layer) in encoder.enumerated() {
      layer.forward(i == 0 ? workspace.points : workspace.rungs[i - 1], parameters, into: &workspace.rungs[i])
    }
  }

  /// zⱼ to f.
  func decode(_ workspace: inout LadderWorkspace<Scalar>) {
    for (i, layer) in decoder.enumerated() {
      layer.forward(input(of: i, workspace), parameters, into: &workspace.outputs[i])
      guard workspace.merged[i].rows > 0 else { continue }
      copy(workspace.outputs[i], into: &workspace.merged[i])
      for (j, facet) in facets.enumerated() where facet.entry == i + 1 {
        facet.openDoor(parameters, &workspace.facets[j])
        add(workspace.facets[j].door, times: architecture.gate * workspace.gates[j], to: &workspace.merged[i])
      }
    }
  }

  /// What goes into a layer of the decoder.
  private func input(of layer: Int, _ workspace: LadderWorkspace<Scalar>) -> Matrix<Scalar> {
    if layer == 0 { return workspace.facets[facets.count - 1].codes.z }
    return workspace.merged[layer - 1].rows > 0 ? workspace.merged[layer - 1] : workspace.outputs[layer - 1]
  }

  /// ∂f to ∂zⱼ of each facet.
  private func decodeBackward(
    _ workspace: inout LadderWorkspace<Scalar>, addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    for (i, layer) in decoder.enumerated().reversed() {
      for (j, facet) in facets.enumerated() where facet.entry == i + 1 {
        // ∂uᵢ is that of the sum; what is added gets its share.
        let factor = architecture.gate * workspace.gates[j]
        scale(workspace.outputGradients[i], by: factor, into: &workspace.facets[j].doorGradient)
        facet.closeDoor(parameters, &workspace.facets[j], addingTo: &gradients)
      }
      var dx = take(&workspace, before: i)
      layer.backward(
        &workspace.outputGradients[i], input: input(of: i, workspace), output: workspace.outputs[i], parameters,
        addingTo: &gradients, inputGradient: &dx)
      give(dx, &workspace, before: i)
    }
  }

  /// Moves the gradient of a layer's input out, so that it can be written beside that of its output without a copy.
  private func take(_ workspace: inout LadderWorkspace<Scalar>, before layer: Int) -> Matrix<Scalar> {
    var taken = Matrix<Scalar>(rows: 0, columns: 0)
    if layer == 0 {
      swap(&taken, &workspace.facets[facets.count - 1].decodedGradient)
    } else {
      swap(&taken, &workspace.outputGradients[layer - 1])
    }
    return taken
  }

  private func give(_ gradient: Matrix<Scalar>, _ workspace: inout LadderWorkspace<Scalar>, before layer: Int) {
    if layer == 0 {
      workspace.facets[facets.count - 1].decodedGradient = gradient
    } else {
      workspace.outputGradients[layer - 1] = gradient
    }
  }

  /// ∂zⱼ to ∂ of its rung: the deepest facet's is the first that its rung gets, the others' are added.
  private func headBackward(
    _ j: Int, _ facet: LadderFacet, _ objective: Objective, _ weight: Double,
    _ workspace: inout LadderWorkspace<Scalar>, addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    let rung = facet.rung - 1
    if facet.door == nil {
      facet.backward(
        workspace.rungs[rung], objective, weight: weight, parameters, &workspace.facets[j], addingTo: &gradients,
        rungGradient: &workspace.rungGradients[rung])
    } else {
      var added = Matrix<Scalar>(rows: 0, columns: 0)
      swap(&added, &workspace.facets[j].rungGradient)
      facet.backward(
        workspace.rungs[rung], objective, weight: weight, parameters, &workspace.facets[j], addingTo: &gradients,
        rungGradient: &added)
      add(added, times: 1, to: &workspace.rungGradients[rung])
      workspace.facets[j].rungGradient = added
    }
  }

  /// ∂hᵢ to ∂hᵢ₋₁; that of the points is not wanted.
  private func layerBackward(
    _ i: Int, _ workspace: inout LadderWorkspace<Scalar>, addingTo gradients: inout ParameterBuffer<Scalar>
  ) {
    var dx = Matrix<Scalar>(rows: 0, columns: 0)
    if i > 0 { swap(&dx, &workspace.rungGradients[i - 1]) }
    encoder[i].backward(
      &workspace.rungGradients[i], input: i == 0 ? workspace.points : workspace.rungs[i - 1],
      output: workspace.rungs[i], parameters, addingTo: &gradients, inputGradient: &dx)
    if i > 0 { workspace.rungGradients[i - 1] = dx }
  }
}
