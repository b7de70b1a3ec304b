public import LinearAlgebra
public import Networks
public import Randomness
private import Requirements

/// What a bound of a batch of N points is computed from, held from step to step, so that a training step allocates nothing.
public struct Workspace<Scalar: NetworkScalar>: Sendable {
  /// x, N×D: to be filled in before a bound is computed.
  public var points: Matrix<Scalar>
  /// The label of each point, for priors that ask for it; empty where there are none.
  public var labels: [Int]
  /// αⱼ, how far each facet is let into the decoder, from 0 to 1; the deepest facet's is always 1.
  public var gates: [Double]
  /// The weight of each facet's terms in the bound.
  public var weights: [Double]
  var encoder: NetworkWorkspace<Scalar>
  var facets: [FacetBatch<Scalar>]
  var decoder: NetworkWorkspace<Scalar>
  /// log p(xₙ|zₙ), N values.
  var logLikelihoods: [Scalar]
  /// ∂(Σₙ log p(xₙ|zₙ))/∂log σ.
  var logDeviationGradient = 0.0
  /// Σₙ log p(xₙ|zₙ).
  var reconstruction = 0.0
  /// The last forward pass, until its backward pass.
  var pending: Pending?

  /// A forward pass without its backward pass.
  enum Pending: Equatable, Sendable {
    case bound(Objective)
    case reconstruction
  }

  /// Makes a workspace for this many points; gates are open, and weights are one.
  public init(_ model: Autoencoder<Scalar>, points count: Int) {
    points = Matrix(rows: count, columns: model.architecture.features)
    labels = []
    gates = [Double](repeating: 1, count: model.facets.count)
    weights = gates
    encoder = NetworkWorkspace(model.encoder, points: count, inputGradient: false)
    facets = model.facets.map { FacetBatch($0, points: count) }
    decoder = NetworkWorkspace(
      model.decoder, points: count, inputGradient: true,
      summed: Set(model.facets.map(\.entry).filter { $0 > 0 }.map { $0 - 1 }))
    logLikelihoods = [Scalar](repeating: 0, count: count)
  }

  /// ε of a facet, N×L, standard normal: to be filled in before a bound is computed.
  public subscript(noiseOf facet: Int) -> Matrix<Scalar> {
    _read { yield facets[facet].noise }
    _modify { yield &facets[facet].noise }
  }

  /// Draws ε of every facet, one after the other, allocating nothing.
  public mutating func fillNoise(using stream: inout RandomStream) {
    for j in facets.indices { Scalar.fillNormals(&facets[j].noise.elements, using: &stream) }
  }

  /// The bound that was computed last, the mean over the points, with the weights that it had.
  public var bound: EvidenceLowerBound {
    var sum = EvidenceLowerBound(facets: facets.count)
    add(to: &sum)
    return sum / Double(points.rows)
  }

  /// Adds the bounds of all points to a sum, allocating nothing.
  public func add(to sum: inout EvidenceLowerBound) {
    sum.reconstruction += reconstruction
    for j in facets.indices {
      sum.facets[j].latentPrior += weights[j] * facets[j].terms.latentPrior
      sum.facets[j].clusterPrior += weights[j] * facets[j].terms.clusterPrior
      sum.facets[j].latentEntropy += weights[j] * facets[j].terms.latentEntropy
      sum.facets[j].clusterEntropy += weights[j] * facets[j].terms.clusterEntropy
    }
  }

  /// Takes the pending forward pass, which serves one backward pass.
  mutating func takePending(_ isExpected: (Pending) -> Bool) -> Pending? {
    let taken = pending
    require(
      taken.map(isExpected) ?? false,
      "a backward pass needs a forward pass of its own kind before it, one for each")
    pending = nil
    return taken
  }
}
