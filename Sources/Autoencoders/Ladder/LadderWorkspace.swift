public import LinearAlgebra
public import Networks
private import Requirements

/// Room for what a bound of a batch of N points is computed from, so that a training step allocates nothing.
public struct LadderWorkspace<Scalar: NetworkScalar>: Sendable {
  /// x, N×D: to be filled in before a bound is computed.
  public var points: Matrix<Scalar>
  /// αⱼ, how far the way of each facet into the decoder is open, from 0 to 1; the deepest facet's is always open.
  public var gates: [Double]
  /// γⱼ, the weight of each facet's terms in the bound.
  public var weights: [Double]
  /// What each layer of the encoder puts out, and ∂ of it.
  var rungs: [Matrix<Scalar>]
  var rungGradients: [Matrix<Scalar>]
  var facets: [FacetBatch<Scalar>]
  /// What each layer of the decoder puts out, and ∂ of it.
  var outputs: [Matrix<Scalar>]
  var outputGradients: [Matrix<Scalar>]
  /// What goes into the layer after the one of this number, where facets were added to it; of no rows elsewhere.
  var merged: [Matrix<Scalar>]
  /// log p(xₙ|zₙ), N values.
  var logLikelihoods: [Scalar]
  /// ∂(Σₙ log p(xₙ|zₙ))/∂log σ.
  var logDeviationGradient = 0.0
  /// The mean over the points of E[log p(x|z)].
  var reconstruction = 0.0

  /// Makes room for this many points; gates are open, and weights are one.
  public init(_ model: LadderAutoencoder<Scalar>, points count: Int) {
    points = Matrix(rows: count, columns: model.architecture.features)
    gates = [Double](repeating: 1, count: model.facets.count)
    weights = gates
    rungs = model.encoder.map { Matrix(rows: count, columns: $0.outputs) }
    rungGradients = rungs
    facets = model.facets.map { FacetBatch($0, points: count) }
    outputs = model.decoder.map { Matrix(rows: count, columns: $0.outputs) }
    outputGradients = outputs
    merged = model.decoder.indices.map { layer in
      let isMerged = model.facets.contains { $0.entry == layer + 1 }
      return Matrix(rows: isMerged ? count : 0, columns: model.decoder[layer].outputs)
    }
    logLikelihoods = [Scalar](repeating: 0, count: count)
  }

  /// ε of a facet, N×L, standard normal: to be filled in before a bound is computed.
  public subscript(noiseOf facet: Int) -> Matrix<Scalar> {
    _read { yield facets[facet].noise }
    _modify { yield &facets[facet].noise }
  }

  /// The bound that was computed last, the mean over the points, with the weights that it had.
  public var bound: LadderBound {
    var sum = LadderBound(facets: facets.count)
    add(1, to: &sum)
    return sum
  }

  /// Adds the bound that was computed last to a sum, times a factor, allocating nothing.
  func add(_ factor: Double, to sum: inout LadderBound) {
    sum.reconstruction += factor * reconstruction
    for j in facets.indices {
      sum.facets[j].latent += factor * weights[j] * facets[j].terms.latent
      sum.facets[j].cluster += factor * weights[j] * facets[j].terms.cluster
    }
  }
}
