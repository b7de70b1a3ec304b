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
  /// x once for each component of q(z|x), (N·K)×D; of no rows where there is one.
  var repeated: Matrix<Scalar>
  /// x and the labels side by side, N×(D + M), where the encoder sees both; else of no rows.
  var input: Matrix<Scalar>
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

  /// Makes a workspace for this many points; gates are open, and weights are one. The precision is that of the products of
  /// all layers.
  public init(_ model: Autoencoder<Scalar>, points count: Int, precision: Precision = .single) {
    points = Matrix(rows: count, columns: model.architecture.features)
    labels = []
    let isSeen = model.architecture.labels?.isSeenByEncoder == true
    input = Matrix(rows: isSeen ? count : 0, columns: model.architecture.inputs)
    gates = [Double](repeating: 1, count: model.facets.count)
    weights = gates
    encoder = NetworkWorkspace(model.encoder, points: count, inputGradient: false, precision: precision)
    facets = model.facets.map { FacetBatch($0, points: count, precision: precision) }
    let rows = count * (model.architecture.posteriorComponents ?? 1)
    repeated = Matrix(rows: rows == count ? 0 : rows, columns: model.architecture.features)
    decoder = NetworkWorkspace(
      model.decoder, points: rows, inputGradient: true,
      summed: Set(model.facets.map(\.entry).filter { $0 > 0 }.map { $0 - 1 }), precision: precision)
    logLikelihoods = [Scalar](repeating: 0, count: rows)
  }

  /// What the decoder's output is held against: x, or x once for each component of q(z|x).
  @inline(__always)
  var targets: Matrix<Scalar> { repeated.rows > 0 ? repeated : points }

  /// Writes x once for each component of q(z|x).
  mutating func repeatPoints() {
    guard repeated.rows > 0 else { return }
    let (count, columns) = (repeated.rows / points.rows, points.columns)
    for row in 0..<repeated.rows {
      let from = row / count * columns
      for i in 0..<columns { repeated.elements[row * columns + i] = points.elements[from + i] }
    }
  }

  /// Finds the share of each component of q(z|x) in the bound: its terms, and the gradients of what the decoder put out,
  /// which were those of all components in full.
  ///
  /// - Parameters:
  ///   - objective: Of the bound.
  ///   - logDeviation: log σ of the likelihood, if it has one.
  mutating func weighComponents(_ objective: Objective, logDeviation: Double?) {
    guard var components = facets[0].components.take() else { return }
    reconstruction = components.weigh(objective, logLikelihoods, facets[0].mixture, into: &facets[0].terms)
    let columns = points.columns
    logDeviationGradient = 0
    for row in components.shares.indices {
      let share = components.shares[row]
      for i in row * columns..<(row + 1) * columns { decoder.outputGradient.elements[i] *= share }
      // log p = −D·(log σ + ½·log 2π) − ½·‖x − y‖²/σ², whose slope is ‖x − y‖²/σ² − D.
      guard let logDeviation else { continue }
      let constant = Double(columns) * (logDeviation + 0.5 * logTwoPi)
      logDeviationGradient +=
        Double(share) * (-2 * (Double(logLikelihoods[row]) + constant) - Double(columns))
    }
    facets[0].components = components
  }

  /// ε of a facet, N×L, or (N·K)×L where q(z|x) has K components, standard normal: to be filled in before a bound is computed.
  public subscript(noiseOf facet: Int) -> Matrix<Scalar> {
    _read { yield facets[facet].noise }
    _modify { yield &facets[facet].noise }
  }

  /// The noise of the style of a facet, N×W, where its prior is made of one; elsewhere of no rows.
  public subscript(styleNoiseOf facet: Int) -> Matrix<Scalar> {
    get { facets[facet].style?.noise ?? Matrix(rows: 0, columns: 0) }
    set { facets[facet].style?.noise = newValue }
  }

  /// Draws ε of every facet, one after the other, allocating nothing.
  public mutating func fillNoise(using stream: inout RandomStream) {
    for j in facets.indices {
      Scalar.fillNormals(&facets[j].noise.elements, using: &stream)
      if var style = facets[j].style.take() {
        Scalar.fillNormals(&style.noise.elements, using: &stream)
        facets[j].style = style
      }
    }
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
