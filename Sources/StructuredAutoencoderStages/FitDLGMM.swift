private import AutoencoderArtifacts
internal import Autoencoders
private import Foundation
public import Interchange
private import LearningArtifacts
private import LinearAlgebra
internal import Networks
public import Parameters
private import Probability
private import Randomness
private import SafetensorsFormat
public import Stages
internal import StructuredAutoencoders

/// Fits a deep latent Gaussian mixture model (DLGMM; Nalisnick, Hertel and Smyth 2016) to points: normals that stay as they
/// began, the mixture of the pretrained codes, whose weights are the point's own.
///
/// Codes are the means Σ E[π_k]·m_k. Departure from the released code: components do not begin equal, which would make the
/// prior one normal.
public struct FitDLGMM: Stage {
  public static let name = "fit-dlgmm"
  public static let summary =
    "Fits an autoencoder, whose prior is fixed normals with weights of the point's own (DLGMM), to points."

  let networks: NetworkParameters
  let components: Int
  let concentration: Double
  let training: Training
  let priorRestarts: Int
  let seed: UInt64

  /// Reads `latents`, `hidden`, `activation`, `slope` (of `leaky-relu`), `deviation`, `learn-deviation`, `components`,
  /// `concentration`, `pretraining-epochs`, `pretraining-learning-rate`, `epochs`, `learning-rate`, `decay-every`, `decay`,
  /// `batch`, `clip`, `first-log-variance`, `draws`, `prior-restarts` and `seed`.
  public init(from reader: inout ParameterReader) throws(NotebookError) {
    networks = try NetworkParameters(from: &reader)
    components = try reader.integer("components", "How many components the prior has, K.", in: 2...100)
    concentration = try reader.number(
      "concentration", "α of the Dirichlet prior of a point's weights.", in: 1e-3...1e3, default: 1)
    training = try Training(from: &reader, isPretrained: true)
    priorRestarts = try reader.integer(
      "prior-restarts", "How many starts the fit of the prior tries.", in: 1...10_000, default: 10)
    seed = try reader.seed()
  }

  public func run(_ input: Points, in context: StageContext) throws -> StructuredFit {
    try networks.check(input)
    let points = try TrainingPoints(input)
    let shape = networks.pairedShape(features: input.coordinates.columns, components: components)
    let stream = RandomStream(seed: seed).child(Self.name)
    let pretraining = try Pretraining(
      shape, training, restarts: priorRestarts, deviation: networks.deviation, points,
      using: stream.child("pretraining"))
    var climber = StickClimber(try first(shape, pretraining))
    let curve = try training.climb.run(&climber, points, using: stream.child("epoch"), in: context)
    var draws = stream.child("evaluation")
    let found = try StickEvaluation(climber.model, points, draws: training.evaluationDraws, using: &draws)
    let model = climber.model
    return StructuredFit(
      summary: StructuredFit.Summary(
        kind: Self.name, training: training, slope: networks.slope,
        deviation: model.noise.deviation(model.parameters),
        terms: zip(climber.termNames, found.terms).map { StructuredFit.Summary.Term(name: $0, value: $1) },
        componentsUsed: found.componentsUsed),
      tensors: StructuredFit.tensors(
        model.parameters, generator: model.decoder.layers.map { PlainLayer($0, model.parameters) }),
      codes: Codes(found.codes, classes: input.labels, prior: model.mixture),
      curve: LearningCurve(climber.termNames, curve),
      evaluation: AutoencoderEvaluation(bounds: found.bounds, draws: training.evaluationDraws))
  }

  /// Where the climb begins: all components of the posterior are alike, and their sticks uniform.
  private func first(_ shape: PairedShape, _ pretraining: Pretraining) throws -> StickAutoencoder<Float> {
    let prior = pretraining.model.mixture()
    let variances = (0..<components).map { k in
      (0..<shape.latents).map { prior.covariance(ofComponent: k)[$0, $0] }
    }
    var model = StickAutoencoder<Float>(
      shape, concentration: concentration, priorMeans: prior.means, priorVariances: Matrix(variances))
    try pretraining.copy(shape, to: &model.parameters)
    let layers = model.encoder.layers
    model.parameters[layers[0].weight] = try pretraining.numbers("encoder.0.weight")
    model.parameters[layers[0].bias] = try pretraining.numbers("encoder.0.bias")
    let last = layers[layers.count - 1]
    model.parameters[last.weight] = spread(try pretraining.numbers("facet.0.head.weight"), shape, rows: last.inputs)
    model.parameters[last.bias] = spread(try pretraining.numbers("facet.0.head.bias"), shape, rows: 1)
    return model
  }

  /// The head of m and log s² as that of m of all components, log s of all, and sticks of zero.
  private func spread(_ head: [Float], _ shape: PairedShape, rows: Int) -> [Float] {
    let l = shape.latents
    return (0..<rows).flatMap { row -> [Float] in
      let means = head[row * 2 * l..<row * 2 * l + l]
      let deviations = head[row * 2 * l + l..<(row + 1) * 2 * l].map { $0 / 2 }
      return (0..<components).flatMap { _ in means } + (0..<components).flatMap { _ in deviations }
        + [Float](repeating: 0, count: 2 * (components - 1))
    }
  }
}

/// What a fitted DLGMM says of the points that it was fitted to, in double precision.
///
///     importance-weighted: log 1/S·Σₛ Σ_k w_k·p(x|z_ks)·p(z_ks)/Σ_j w_j·q_j(z_ks),  w = E[π],  p(z) = Σ 1/K·N(μ_k, v_k)
private struct StickEvaluation {
  /// The mean terms of the bound of a point, in nats, in the order of `StickClimber.termNames`.
  private(set) var terms = [0.0, 0, 0]
  /// Σ E[π_k]·m_k, N×L.
  private(set) var codes: Matrix<Double>
  /// The importance-weighted bound of each point, in nats.
  private(set) var bounds: [Double] = []
  /// The components that hold at least a hundredth of the points, by E[π].
  private(set) var componentsUsed = 0

  init(
    _ trained: StickAutoencoder<Float>, _ points: TrainingPoints, draws: Int, using stream: inout RandomStream
  ) throws {
    var model = StickAutoencoder<Double>(
      trained.shape, concentration: trained.sticks.concentration, priorMeans: trained.priorMeans,
      priorVariances: trained.priorVariances)
    model.parameters.values = trained.parameters.values.map { Double($0) }
    codes = Matrix(rows: points.count, columns: trained.shape.latents)
    var held = [Double](repeating: 0, count: trained.shape.components)
    for start in stride(from: 0, to: points.count, by: 1024) {
      let rows = start..<min(start + 1024, points.count)
      var batch = StickBatch(model, points: rows.count)
      batch.rows.points = points.double.rows(rows)
      var ratios = [[Double]](repeating: [], count: rows.count)
      for draw in 0..<draws {
        batch.fill(using: &stream)
        model.forward(in: &batch)
        for (i, term) in [batch.reconstruction, batch.latent, batch.sticks].enumerated() {
          terms[i] += term / Double(points.count * draws)
        }
        let priors = try model.mixture.logDensity(of: batch.rows.draws)
        for n in 0..<rows.count { ratios[n].append(batch.rows.logRatio(ofPoint: n, priors)) }
        guard draw == 0 else { continue }
        let own = model.codes(in: batch)
        for n in 0..<rows.count { for i in 0..<codes.columns { codes[start + n, i] = own[n, i] } }
        for (row, weight) in batch.rows.weights.enumerated() { held[row % held.count] += weight }
      }
      bounds += ratios.map { logSumExp($0) - log(Double(draws)) }
    }
    componentsUsed = held.count { $0 >= Double(points.count) / 100 }
  }
}

extension PairedRows<Double> {
  /// log Σ_k w_k·p(x|z_k)·p(z_k)/q(z_k|x) of a point.
  fileprivate func logRatio(ofPoint n: Int, _ priors: [Double]) -> Double {
    let own = n * components..<(n + 1) * components
    return logSumExp(
      own.map { row in
        let density = logSumExp(own.map { log(weights[$0]) + logDensity(ofDraw: row, component: $0) })
        return log(weights[row]) + logLikelihoods[row] + priors[row] - density
      })
  }

  /// log N(z; m, diag s²) of the draw of one row under the component of another.
  private func logDensity(ofDraw row: Int, component other: Int) -> Double {
    (0..<draws.columns).reduce(0) { sum, i in
      let (shift, logVariance) = (draws[row, i] - means[other, i], logVariances[other, i])
      return sum - (log(2 * Double.pi) + logVariance + shift * shift * exp(-logVariance)) / 2
    }
  }
}
