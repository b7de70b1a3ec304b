private import Alignment
private import Foundation
private import Likelihood
public import LikelihoodArtifacts
private import LinearAlgebra
public import Parameters
private import Randomness
public import Stages

/// Estimates a model from samples of one size, and tells how far the estimates are from the truth.
///
/// An estimate is the better end of two searches: one begins at the truth, the other where the best of the random starts came
/// to on at most a thousand of the points. Before, points that lie within σ/32 of each other are put together, and for the
/// random starts those within σ/8. The better end goes on with Newton's steps.
public struct FitSamples: Stage {
  public static let name = "fit-samples"
  public static let summary =
    "Estimates a model by maximum likelihood from samples, and measures how near the truth it comes."

  public let points: Int
  public let replicates: Int
  public let starts: Int
  public let evaluations: Int
  public let seed: UInt64

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    points = try reader.integer("points", "The number of points of a sample.", in: 2...10_000_000)
    replicates = try reader.integer("replicates", "The number of samples.", in: 1...10_000, default: 10)
    starts = try reader.integer("starts", "The number of random starts for each.", in: 0...1000, default: 4)
    evaluations = try reader.integer(
      "evaluations", "At most so many evaluations of a search.", in: 1...1_000_000, default: 500)
    seed = UInt64(try reader.integer("seed", "The seed.", in: 0...Int.max))
  }

  public func run(_ model: SimulatedModel, in context: StageContext) throws -> SampleErrors {
    let truth = try model.truth.model()
    guard truth.decoder.outputs == 1 else { throw LaboratoryError.outputs(truth.decoder.outputs) }
    let population = try truth.population(resolution: 3)
    let entropy = try truth.loss(on: population)
    var errors: [SampleErrors.Replicate] = []
    for replicate in 0..<replicates {
      var stream = RandomStream(seed: seed).child(Self.name).child(points).child(replicate)
      let sample = try Observations(truth.sample(points, using: &stream).points)
      let (estimate, isFoundFromTruthOnly) = try estimate(truth, from: sample, using: &stream)
      let match = PriorMatch(near: estimate, to: truth, using: &stream)
      errors.append(
        SampleErrors.Replicate(
          distance: match.distance, residual: match.residual,
          divergence: max(0, try estimate.loss(on: population) - entropy),
          isFoundFromTruthOnly: isFoundFromTruthOnly))
      context.progress(Double(replicate + 1) / Double(replicates), "sample \(replicate + 1)")
    }
    return SampleErrors(points: points, noise: truth.noise, gap: model.gap, replicates: errors)
  }

  /// The best of the searches, and whether only the one from the truth found it.
  private func estimate(
    _ truth: PiecewiseAffineModel, from sample: Observations, using stream: inout RandomStream
  ) throws -> (PiecewiseAffineModel, Bool) {
    let shape = truth.shape
    let whole = try sample.binned(width: truth.noise / 32)
    let part = try sample.first(1000).binned(width: truth.noise / 8)
    let search = KnownNoiseSearch(.quasiNewton, limit: evaluations)
    let (loss, partLoss) = (
      try KnownNoiseLoss(whole, shape: shape, logNoise: log(truth.noise)),
      try KnownNoiseLoss(part, shape: shape, logNoise: log(truth.noise))
    )
    var ends: [SearchEnd] = []
    for start in 0..<starts {
      let begin = try randomStart(
        shape, noise: truth.noise, kind: start % 2 == 0 ? .increasing : .scaled, for: part, using: &stream
      ).parametersWithoutNoise
      if let end = search.minimum(of: partLoss, from: begin) { ends.append(end) }
    }
    let best = ends.min { $0.loss < $1.loss }.flatMap { search.minimum(of: loss, from: $0.position) }
    let home = search.minimum(of: loss, from: truth.parametersWithoutNoise)
    guard let winner = [best, home].compactMap({ $0 }).min(by: { $0.loss < $1.loss }) else {
      throw LaboratoryError.noOptimum(starts: starts + 1)
    }
    let isFoundFromTruthOnly = best.map { $0.loss > winner.loss + 1e-7 } ?? true
    var polishing = loss
    let end = polished(&polishing, from: winner.position, steps: 12, floor: winner.loss - 1e-8)
    return (try truth.model(end.position, shape: shape), isFoundFromTruthOnly)
  }
}

extension Observations {
  /// The first points of a sample, which weigh alike.
  fileprivate func first(_ count: Int) throws(ModelError) -> Observations {
    try Observations(points.rows(0..<min(count, points.rows)))
  }
}
