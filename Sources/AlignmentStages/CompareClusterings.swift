private import Alignment
public import AlignmentArtifacts
public import Interchange
private import LinearAlgebra
public import Parameters
public import Stages

/// Compares the clusterings that runs with different seeds found of the same points.
public struct CompareClusterings: Stage {
  public static let name = "compare-clusterings"
  public static let summary = "Tells how far the clusterings that several runs found of the same points agree."

  public let confidence: Double

  /// Reads `confidence`.
  public init(from reader: inout ParameterReader) throws(NotebookError) {
    confidence = try reader.number("confidence", "The coverage of intervals.", in: 0.5...0.9999, default: 0.95)
  }

  public func run(_ input: [Assignments], in context: StageContext) throws -> ClusteringComparison {
    try checkSamePoints(input.map(\.labels.count))
    let measures = ClusteringComparison.Measure.allCases
    var scores: [ClusteringComparison.Measure: PairwiseScores] = [:]
    for (done, measure) in measures.enumerated() {
      context.progress(Double(done) / Double(measures.count), measure.rawValue)
      scores[measure] = try PairwiseScores(runs: input.count) { i, j throws(ComparisonError) in
        try comparing(i, j) { try measure.score(input[i], input[j]) }
      }
    }
    let warnings = clusteringWarnings(input)
    warnings.forEach(context.log)
    return ClusteringComparison(
      points: input[0].labels.count, runs: input.count, matrices: scores.mapValues(\.matrix),
      summaries: Dictionary(
        uniqueKeysWithValues: scores.map { measure, scores in
          (measure, ScoreSummary(scores, confidence: confidence, within: measure.bounds))
        }), warnings: warnings)
  }
}

extension ClusteringComparison.Measure {
  /// The score of two clusterings of the same points.
  fileprivate func score(_ a: Assignments, _ b: Assignments) throws -> Double {
    switch self {
    case .ari: try ConfusionMatrix(rows: a.labels, columns: b.labels).adjustedRandIndex
    case .agreement: try ConfusionMatrix(rows: a.labels, columns: b.labels).hungarianAccuracy
    case .softAgreement: try responsibilityAgreement(a.responsibilities, b.responsibilities).soft
    case .responsibilityMCC: try meanCorrelation(a.responsibilities, b.responsibilities).mean
    }
  }

  /// What the score can be.
  fileprivate var bounds: ClosedRange<Double> {
    switch self {
    case .ari: -1...1
    case .agreement, .softAgreement, .responsibilityMCC: 0...1
    }
  }
}

/// Throws unless there are two runs or more, all of equally many points.
func checkSamePoints(_ counts: [Int]) throws(ComparisonError) {
  guard counts.count >= 2 else { throw .tooFewRuns(counts.count) }
  if let odd = counts.firstIndex(where: { $0 != counts[0] }) {
    throw .differentPoints(run: odd + 1, counts[odd], first: counts[0])
  }
}
