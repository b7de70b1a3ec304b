internal import LinearAlgebra
internal import Networks
internal import Probability
private import Requirements

extension Autoencoder {
  /// What the encoder reads, N×``Architecture/inputs``.
  @inline(__always)
  func encoderInput(_ workspace: Workspace<Scalar>) -> Matrix<Scalar> {
    workspace.input.rows == 0 ? workspace.points : workspace.input
  }

  /// Puts points and labels side by side where the encoder sees both.
  func appendLabels(_ workspace: inout Workspace<Scalar>) {
    guard workspace.input.rows > 0 else { return }
    require(
      workspace.labels.count == workspace.points.rows,
      "an encoder that sees labels needs one for each of \(workspace.points.rows) points, not \(workspace.labels.count)"
    )
    append(workspace.labels, to: workspace.points, into: &workspace.input)
  }

  /// The same autoencoder as one that knows of no labels: its prior is the mixture of all labels' mixtures by their shares,
  /// and its bound is one of log p(x).
  ///
  /// - Returns: The autoencoder; itself where it has no labels.
  /// - Throws: ``PriorError`` where a label has no share; ``PriorError/labelledEncoder`` where the encoder sees labels.
  public func withoutLabels() throws(PriorError) -> Autoencoder {
    guard let labels = architecture.labels else { return self }
    if labels.isSeenByEncoder { throw .labelledEncoder }
    var blind = architecture
    blind.labels = nil
    for j in blind.facets.indices { blind.facets[j].components *= labels.count }
    var model = Autoencoder(blind)
    for slice in model.parameters.layout.slices {
      // Priors have other slices, some of the same name.
      if let own = parameters.layout[slice.name], own.shape == slice.shape { model.parameters[slice] = parameters[own] }
    }
    for j in facets.indices { try model.setPrior(mixture(ofFacet: j), ofFacet: j) }
    return model
  }
}

/// Writes x with its label after it, one in the label's place and zero in the others.
@specialized(where Scalar == Double)
@specialized(where Scalar == Float)
private func append<Scalar: NetworkScalar>(_ labels: [Int], to x: Matrix<Scalar>, into rows: inout Matrix<Scalar>) {
  let (features, width, from) = (x.columns, rows.columns, x.elements.span)
  var to = rows.elements.mutableSpan
  for n in labels.indices {
    require(
      0..<width - features ~= labels[n],
      "there is no label \(labels[n]); there are \(width - features), from 0 on")
    for i in 0..<features { to[n * width + i] = from[n * features + i] }
    for i in features..<width { to[n * width + i] = i - features == labels[n] ? 1 : 0 }
  }
}
