internal import Alignment
public import HierarchyArtifacts
internal import LinearAlgebra
private import Mixtures
public import Parameters
internal import Probability
internal import Randomness
public import Stages
internal import Statistics

/// Compares, between runs, the affine map of their priors with that of their codes and that of their decoders, of which
/// identifiability says that they are one.
public struct CompareTriangle: Stage {
  public static let name = "compare-triangle"
  public static let summary =
    "Compares the maps of priors, codes and decoders between models with what chance gives, and reads the result."

  public let draws: Int
  public let rotations: Int
  public let latents: Int
  public let margin: Double
  public let seed: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    draws = try reader.integer(
      "draws", "Refits of resampled points, for how far sampling alone takes two priors apart.", in: 10...10_000,
      default: 100)
    rotations = try reader.integer(
      "rotations", "Random rotations, for how far apart unrelated maps are.", in: 10...100_000, default: 200)
    latents = try reader.integer(
      "latents", "Draws from a prior at which decoders are compared.", in: 10...100_000, default: 500)
    margin = try reader.number("margin", "The discrepancy that is too little to matter.", in: 0...10, default: 0.05)
    seed = try reader.integer("seed", "The seed of all draws.", in: 0...Int.max, default: 1)
  }

  public func run(_ input: [RecordedModel], in context: StageContext) throws -> TriangleReport {
    guard input.count > 1 else { throw HierarchyError.runs(input.count) }
    let stream = RandomStream(seed: UInt64(seed)).child(Self.name)
    let models = try input.map { try LatentModel($0) }
    var triangles: [(pair: IndexPair, triangle: Triangle)] = []
    for pair in IndexPair.ordered(of: models.count) {
      context.progress(Double(triangles.count) / Double(models.count * (models.count - 1)), "comparing runs")
      var drawing = stream.child("latents").child(pair.first)
      let points = try models[pair.first].prior.sample(latents, using: &drawing).points
      triangles.append((pair, try triangle(from: models[pair.first], to: models[pair.second], latents: points)))
    }
    return try report(models, triangles, stream)
  }

  private func report(
    _ models: [LatentModel], _ triangles: [(pair: IndexPair, triangle: Triangle)], _ stream: RandomStream
  ) throws -> TriangleReport {
    let prior = models[0].prior
    var (sampling, turning) = (stream.child("sampling"), stream.child("rotations"))
    let null = try samplingNull(
      of: prior, points: Int(models[0].points ?? 1000), draws: draws, using: &sampling, refit: refit)
    let discrepancy = try MapDiscrepancy(source: prior, target: models[1].prior)
    let turns = try discrepancy.rotations(
      of: triangles[0].triangle.prior.map, draws: rotations, using: &turning)
    var verdicts: [Triangle.Edge: EdgeVerdict] = [:]
    let edges = Triangle.Edge.allCases.compactMap { edge -> TriangleReport.Edge? in
      let values = triangles.compactMap { $0.triangle.discrepancies[edge] }
      guard values.count == triangles.count else { return nil }
      let limit = upperLimit(triangles, edge, runs: models.count)
      let verdict = EdgeVerdict(
        discrepancy: mean(values), upperLimit: limit, sampling: null, rotations: turns, margin: margin)
      verdicts[edge] = verdict
      return TriangleReport.Edge(
        name: edge.rawValue, discrepancies: values, upperLimit: limit, verdict: verdict.rawValue)
    }
    let reading = TriangleReading(
      verdicts, isPriorFree: triangles.contains { $0.triangle.priors.freedom > 0 })
    return TriangleReport(
      edges: edges, residuals: triangles.compactMap(\.triangle.decoderResidual), samplingLimit: null.quantile(0.95),
      rotationLimit: turns.quantile(0.05), margin: margin,
      ambiguousPairs: triangles.count { !$0.triangle.priors.isUnique }, reading: reading.rawValue,
      sentence: reading.sentence)
  }

  /// The upper limit over runs of the mean of an edge, both directions of a pair together; nil for fewer than three runs.
  private func upperLimit(
    _ triangles: [(pair: IndexPair, triangle: Triangle)], _ edge: Triangle.Edge, runs: Int
  ) -> Double? {
    var sums = Matrix<Double>(rows: runs, columns: runs)
    for (pair, triangle) in triangles {
      let half = 0.5 * (triangle.discrepancies[edge] ?? 0)
      sums[pair.first, pair.second] += half
      sums[pair.second, pair.first] += half
    }
    return PairwiseScores(sums).jackknife?.interval(within: 0...Double.infinity).upperBound
  }

  /// The mixture of the same family that the iterations from a start lead to, fifty at most.
  private func refit(_ points: Matrix<Double>, _ start: GaussianMixture) throws -> GaussianMixture {
    var stream = RandomStream(seed: 0)  // a given start draws nothing
    return try ExpectationMaximization(
      family: start.covariances.family, components: start.components, start: .given(start), iterations: 50
    ).fit(points, using: &stream).model
  }
}

extension LatentModel {
  /// The parts of a recorded model.
  ///
  /// - Throws: `DecoderError`, or `ArtifactError` for an activation that is none.
  init(_ model: RecordedModel) throws {
    self.init(
      prior: model.prior, codes: model.codes, decoder: try model.layers.map { try TruthDecoder($0).comparable },
      points: model.points.map(Double.init))
  }
}
