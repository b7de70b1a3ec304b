internal import Alignment
internal import Assumptions
public import AutoencoderArtifacts
public import HierarchyArtifacts
internal import Interchange
internal import LinearAlgebra
public import Parameters
internal import Probability
internal import Randomness
public import Stages
internal import Statistics

/// Holds fits of one sample against one another and against the truth: agreement between runs, agreement with the truth,
/// and nats below the truth, side by side.
public struct CompareWithTruth: Stage {
  public static let name = "compare-with-truth"
  public static let summary =
    "Compares fits with one another and with the known truth, and tells how many nats below it they are."

  public let fresh: Int
  public let steps: Int
  public let seed: Int

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    fresh = try reader.integer("fresh", "How many fresh points are compared at.", in: 20...1_000_000, default: 600)
    steps = try reader.integer(
      "steps", "Places on each axis of the lattice that likelihoods are summed over.", in: 20...2000, default: 200)
    seed = try reader.integer("seed", "The seed of the fresh points.", in: 0...Int.max, default: 1)
  }

  public func run(
    _ input: Pair<[FittedAutoencoder], TruthSample>, in context: StageContext
  ) throws -> TruthComparison {
    let (fits, sample) = (input.first, input.second)
    var stream = RandomStream(seed: UInt64(seed)).child(Self.name)
    let new = try sample.truth.sample(fresh, using: &stream)
    let truth = try ComparedModel(new)
    let points = new.points.coordinates
    let logs = try truth.logLikelihoods(of: points, steps: steps).values
    let models = try fits.map { fit in
      try ComparedModel(fit, fresh: points, points: sample.latents.rows)
    }
    let pairs = try IndexPair.unordered(of: models.count).map { pair in
      let latents = try models[pair.first].latent.prior.sample(500, using: &stream).points
      return try models[pair.first].relation(to: models[pair.second], latents: latents)
    }
    let fakedGap = pairs.compactMap(\.fakedGap).max()
    let runs = try models.enumerated().map { number, model in
      context.progress(Double(number) / Double(models.count), "fit \(number + 1) of \(models.count)")
      return try run(model, truth, points, logs, fakedGap: fakedGap, &stream, sample.truth)
    }
    return TruthComparison(
      kind: sample.truth.kind, gap: sample.truth.gap, points: sample.latents.rows, logLikelihood: mean(logs),
      runs: runs, pairs: pairs)
  }

  private func run(
    _ model: ComparedModel, _ truth: ComparedModel, _ points: Matrix<Double>, _ logs: [Double], fakedGap: Double?,
    _ stream: inout RandomStream, _ ground: GroundTruth
  ) throws -> TruthComparison.Run {
    let latents = try truth.latent.prior.sample(500, using: &stream).points
    let found = try model.logLikelihoods(of: points, steps: steps)
    let differences = zip(logs, found.values).map { $0 - $1 }
    let deviation = sampleDeviation(differences) ?? 0
    let count = Double(points.rows)
    return TruthComparison.Run(
      truth: try truth.relation(to: model, latents: latents), angle: try truth.angle(to: model),
      below: mean(differences), belowError: deviation / count.squareRoot(),
      quadratureError: abs(mean(found.values) - mean(found.coarse)),
      likelihoodRatio: model.test.likelihoodRatio, correlation: model.test.diagonalization.largestCorrelation,
      gap: model.test.gap?.value ?? 0,
      information: (model.test.points ?? 0) * (model.test.leastInformation ?? 0),
      verdict: OrientationClaim(of: model.test, model.latent.prior, OrientationRule(), fakedGap: fakedGap).name,
      regionResiduals: try truth.regionResiduals(
        of: model, latents: latents, isFlat: TruthDecoder(ground).isFlat(latents)))
  }
}
