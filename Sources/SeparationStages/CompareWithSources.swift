internal import Alignment
public import Interchange
internal import LinearAlgebra
public import Parameters
internal import Randomness
public import SeparationArtifacts
public import Stages
private import Statistics

/// Holds the codes of runs against the sources that their points were made of, and against one another.
///
/// Points are shuffled once, the same for all runs, before they are cut into a half to fit on and a half to score on. Codes
/// are scored as they are: nothing is chosen by the truth.
public struct CompareWithSources: Stage {
  public static let name = "compare-with-sources"
  public static let summary =
    "Compares the codes of runs with the true sources, pooled and within segments, and with one another."

  let draws: Int
  let seed: UInt64

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    draws = try reader.integer(
      "draws", "How many random rotations tell what chance gives.", in: 2...100_000, default: 100)
    seed = try reader.seed(default: 1)
  }

  public func run(_ input: Pair<[Codes], SourceSample>, in context: StageContext) throws -> SourceComparison {
    let (sample, stream) = (input.second, RandomStream(seed: seed).child(Self.name))
    try check(input.first, sample)
    var order = stream.child("points")
    let shuffled = order.permutation(sample.sources.rows)
    let sources = sample.sources.rows(at: shuffled)
    let labels = sample.points.labels.map { labels in shuffled.map { labels[$0] } }
    let codes = input.first.map { $0.codes.rows(at: shuffled) }
    var (runs, strong, within): ([SourceComparison.Run], [Double], [Double]) = ([], [], [])
    for (number, codes) in codes.enumerated() {
      context.progress(Double(number) / Double(input.first.count), "run \(number + 1)")
      var turns = stream.child("rotations").child(number)
      strong.append(try rotationNull(codes, sources, draws: draws, using: &turns).mean)
      let (scaled, truth) = (StandardizedColumns(codes).unit, StandardizedColumns(sources).unit)
      let moments = SegmentMoments(scaled, truth, labels: labels ?? [Int](repeating: 0, count: codes.rows))
      runs.append(try relation(codes, sources, within: try moments.score()))
      within.append(try chance(scaled, moments, &turns))
    }
    let pairs = RunPair.all(of: codes.count)
    return SourceComparison(
      points: sources.rows, segments: Set(labels ?? [0]).count, sources: sources.columns,
      sum: sample.sources.elements.reduce(0, +), runs: runs,
      pairs: try pairs.map { pair in
        SourceComparison.Pair(
          strong: try strongScore(codes[pair.first], codes[pair.second]).outOfSample,
          weak: try weakScore(codes[pair.first], codes[pair.second]).score.outOfSample)
      },
      chance: SourceComparison.Chance(
        strong: mean(strong), within: mean(within),
        between: try pairs.first.map { pair in
          var turns = stream.child("pairs")
          return try rotationNull(codes[pair.first], codes[pair.second], draws: draws, using: &turns).mean
        }))
  }

  private func relation(
    _ codes: Matrix<Double>, _ sources: Matrix<Double>, within: Double
  ) throws -> SourceComparison.Run {
    SourceComparison.Run(
      strong: try strongScore(codes, sources).outOfSample, weak: try weakScore(codes, sources).score.outOfSample,
      within: within, magnitude: try strongScore(codes, sources.map { abs($0) }).outOfSample,
      square: try strongScore(codes, sources.map { $0 * $0 }).outOfSample)
  }

  /// The mean score within segments of codes that are whitened and turned at random.
  private func chance(
    _ codes: Matrix<Double>, _ moments: SegmentMoments, _ stream: inout RandomStream
  ) throws -> Double {
    let centred = codes.centred
    let eigen = try symmetricEigen(matmulTransposedFirst(centred, centred).map { $0 / Double(codes.rows) })
    let kept = eigen.values.indices.filter { eigen.values[$0] > 1e-10 * (eigen.values.max() ?? 0) }
    guard !kept.isEmpty else { return 0 }
    var white = eigen.vectors.columns(at: kept)
    for i in 0..<white.rows { for j in kept.indices { white[i, j] /= eigen.values[kept[j]].squareRoot() } }
    let scores = try (0..<draws).map { _ in
      try moments.score(after: matmul(white, try haarRotation(kept.count, using: &stream)))
    }
    return mean(scores)
  }

  private func check(_ runs: [Codes], _ sample: SourceSample) throws(ArtifactError) {
    guard !runs.isEmpty else { throw ArtifactError("there are no runs to compare with sources") }
    guard sample.sources.rows >= 4, sample.sources.columns > 0 else {
      throw ArtifactError("sources of \(sample.sources.shape) are too few: it takes 4 points at least")
    }
    for (number, run) in runs.enumerated() where run.codes.rows != sample.sources.rows {
      throw ArtifactError(
        "run \(number + 1) has \(run.codes.rows) points, but the sources are of \(sample.sources.rows); name the points "
          + "that it was fitted to")
    }
    for (number, run) in runs.enumerated() where run.codes.columns == 0 {
      throw ArtifactError("run \(number + 1) has codes of no columns")
    }
  }
}
