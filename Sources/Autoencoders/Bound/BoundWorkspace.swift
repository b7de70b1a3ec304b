public import LinearAlgebra
public import Networks

/// Room for what a bound of a batch of N points is computed from, so that a training step allocates nothing.
public struct BoundWorkspace<Scalar: NetworkScalar>: Sendable {
  /// x, N×D: to be filled in before a bound is computed.
  public var points: Matrix<Scalar>
  /// ε, N×L, standard normal: to be filled in before a bound is computed.
  public var noise: Matrix<Scalar>
  /// log p(xₙ|zₙ), N values.
  var logLikelihoods: [Scalar]
  /// ∂(Σₙ log p(xₙ|zₙ))/∂log σ.
  var logDeviationGradient = 0.0
  /// Σₙ H(q(z|xₙ)).
  var latentEntropy = 0.0
  var encoder: NetworkWorkspace<Scalar>
  var decoder: NetworkWorkspace<Scalar>
  var codes: CodeBatch<Scalar>
  var prior: PriorBatch<Scalar>

  /// Makes room for this many points.
  public init(_ model: Autoencoder<Scalar>, points count: Int) {
    points = Matrix(rows: count, columns: model.architecture.features)
    noise = Matrix(rows: count, columns: model.architecture.latents)
    logLikelihoods = [Scalar](repeating: 0, count: count)
    encoder = NetworkWorkspace(model.encoder, points: count, inputGradient: false)
    decoder = NetworkWorkspace(model.decoder, points: count, inputGradient: true)
    codes = CodeBatch(model.posterior, points: count)
    prior = PriorBatch(model.prior, points: count)
  }
}
