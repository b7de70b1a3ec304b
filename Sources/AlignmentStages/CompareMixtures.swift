public import Alignment
public import AlignmentArtifacts
public import Interchange
private import LinearAlgebra
public import Parameters
public import Stages

/// Compares the mixtures that runs with different seeds fitted to the same points.
public struct CompareMixtures: Stage {
  public static let name = "compare-mixtures"
  public static let summary = "Matches the components that several runs fitted, and tells how far apart they are."

  public let distance: ComponentDistance
  public let tolerance: Double
  public let confidence: Double

  /// Reads `distance`, `tolerance` and `confidence`.
  public init(from reader: inout ParameterReader) throws(NotebookError) {
    distance = try reader.choice("distance", "The distance between components.", default: .hellinger)
    tolerance = try reader.number(
      "tolerance", "The distance up to which components count as matched.", in: 0...Double.infinity, default: 0.1)
    confidence = try reader.number("confidence", "The coverage of intervals.", in: 0.5...0.9999, default: 0.95)
  }

  public func run(_ input: [FittedMixture], in context: StageContext) throws -> MixtureComparison {
    try checkSamePoints(input.map(\.points))
    let pairs = try MatchedRuns.all(of: input, distance, context)
    let scores: [MixtureComparison.Measure: PairwiseScores] = [
      .distance: pairs.scores(of: input.count, itself: 0, \.meanDistance),
      .weightedDistance: pairs.scores(of: input.count, itself: 0, \.weightedDistance),
      .matched: pairs.scores(of: input.count, itself: 1) { $0.share(within: tolerance) },
    ]
    return MixtureComparison(
      matrices: scores.mapValues(\.matrix),
      summaries: Dictionary(
        uniqueKeysWithValues: scores.map { measure, scores in
          (measure, ScoreSummary(scores, confidence: confidence, within: bounds(of: measure)))
        }), matches: pairs.flatMap(\.matches), logLikelihoods: input.map(\.meanLogLikelihood),
      logLikelihood: ScoreSummary(independent: input.map(\.meanLogLikelihood), confidence: confidence),
      tolerance: tolerance)
  }

  /// What a measure can be.
  private func bounds(of measure: MixtureComparison.Measure) -> ClosedRange<Double> {
    measure == .matched || distance == .hellinger ? 0...1 : 0...Double.infinity
  }
}

/// The matching of the components of two runs.
private struct MatchedRuns {
  let first: Int
  let second: Int
  let matching: ComponentMatching

  /// The matchings of runs i < j, row by row.
  static func all(
    of runs: [FittedMixture], _ distance: ComponentDistance, _ context: StageContext
  ) throws(ComparisonError) -> [MatchedRuns] {
    var pairs: [MatchedRuns] = []
    for i in runs.indices {
      for j in i + 1..<max(runs.count, i + 1) {
        let matching = try comparing(i, j) { try matchComponents(runs[i].model, runs[j].model, distance: distance) }
        pairs.append(MatchedRuns(first: i, second: j, matching: matching))
      }
      context.progress(Double(i + 1) / Double(runs.count), "matching components")
    }
    return pairs
  }

  /// The matches, as the comparison holds them.
  var matches: [MixtureComparison.Match] {
    matching.matches.map {
      MixtureComparison.Match(
        firstRun: first, secondRun: second, first: $0.first, second: $0.second, distance: $0.distance,
        firstWeight: $0.firstWeight, secondWeight: $0.secondWeight)
    }
  }
}

extension [MatchedRuns] {
  /// A measure of the matchings of all pairs of runs.
  fileprivate func scores(
    of runs: Int, itself: Double, _ measure: (ComponentMatching) -> Double
  ) -> PairwiseScores {
    var matrix = Matrix<Double>(rows: runs, columns: runs, repeating: itself)
    for pair in self {
      matrix[pair.first, pair.second] = measure(pair.matching)
      matrix[pair.second, pair.first] = matrix[pair.first, pair.second]
    }
    return PairwiseScores(matrix)
  }
}
