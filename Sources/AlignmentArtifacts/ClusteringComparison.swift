public import LinearAlgebra
private import Requirements
public import Stages

/// How far the clusterings that several runs found of the same points agree, pair by pair.
///
/// | file | holds |
/// | --- | --- |
/// | `pairs.csv` | a row for each pair of runs, numbered from one, with a column for each measure |
/// | `summary.csv` | mean, deviation, extremes and interval of each measure |
/// | `warnings.csv` | what stands in the way of reading them |
public struct ClusteringComparison: Artifact, Equatable {
  /// What is measured of two clusterings.
  public enum Measure: String, CaseIterable, Sendable {
    /// The adjusted Rand index.
    case ari
    /// The share of points with matching labels, after the best matching of clusters.
    case agreement
    /// One minus the mean total variation between responsibilities, after their best matching.
    case softAgreement = "soft-agreement"
    /// The mean correlation coefficient of the responsibilities, after their best matching.
    case responsibilityMCC = "responsibility-mcc"
  }

  /// The number of points, N.
  public let points: Int
  /// For each measure, R×R: symmetric, with ones on the diagonal.
  public let matrices: [Measure: Matrix<Double>]
  /// Each measure over the pairs of different runs.
  public let summaries: [Measure: ScoreSummary]
  /// What stands in the way of reading the scores, a sentence each.
  public let warnings: [String]

  /// The number of runs, R.
  public let runs: Int

  /// Creates a comparison of at least two runs, which holds every measure.
  public init(
    points: Int, runs: Int, matrices: [Measure: Matrix<Double>], summaries: [Measure: ScoreSummary], warnings: [String]
  ) {
    require(
      Measure.allCases.allSatisfy { matrices[$0] != nil && summaries[$0] != nil },
      "a comparison of clusterings holds every measure")
    require(
      runs >= 2 && matrices.values.allSatisfy { $0.rows == runs && $0.columns == runs },
      "a comparison of \(runs) runs needs square matrices of so many rows, and two runs")
    self.points = points
    self.runs = runs
    self.matrices = matrices
    self.summaries = summaries
    self.warnings = warnings
  }
}

extension ClusteringComparison {
  public static var typeName: String { "clustering-comparison" }

  public static var valueNames: [String] {
    ["runs", "points", "warnings"] + Measure.allCases.flatMap(\.valueNames.all)
  }

  /// The counts, and mean, deviation, extremes and interval of each measure.
  public var values: [String: ReportValue] {
    summaries.reduce(
      into: ["runs": .integer(runs), "points": .integer(points), "warnings": .integer(warnings.count)]
    ) { values, entry in
      values.merge(entry.value.values(entry.key.valueNames)) { $1 }
    }
  }

  public func files() -> ArtifactFiles {
    var numbers = NamedNumbers()
    numbers["points"] = Double(points)
    for measure in Measure.allCases { summaries[measure]?.write(measure.rawValue, to: &numbers) }
    let pairs = RunPairs(
      runs: runs, matrices: Dictionary(uniqueKeysWithValues: matrices.map { ($0.rawValue, $1) }))
    return ArtifactFiles([
      "pairs.csv": pairs.bytes(measures: Measure.allCases.map(\.rawValue)), "summary.csv": numbers.bytes,
      "warnings.csv": ArtifactFiles.bytes(sentences: warnings),
    ])
  }

  public init(files: ArtifactFiles) throws {
    let numbers = try NamedNumbers(files["summary.csv"], file: "summary.csv")
    let names = Measure.allCases.map(\.rawValue)
    let pairs = try RunPairs(files["pairs.csv"], file: "pairs.csv", measures: names, itself: [:])
    var matrices: [Measure: Matrix<Double>] = [:]
    var summaries: [Measure: ScoreSummary] = [:]
    for measure in Measure.allCases {
      matrices[measure] = pairs.matrices[measure.rawValue]
      summaries[measure] = try ScoreSummary(measure.rawValue, from: numbers)
    }
    self.init(
      points: try numbers.requiredCount("points"), runs: pairs.runs, matrices: matrices, summaries: summaries,
      warnings: try files.sentences("warnings.csv"))
  }
}

extension ClusteringComparison.Measure {
  /// What its values are called in reports.
  var valueNames: ScoreSummary.Names {
    switch self {
    case .ari: .init("ari.mean", "ari.sd", "ari.min", "ari.max", "ari.interval")
    case .agreement: .init("agreement.mean", "agreement.sd", "agreement.min", "agreement.max", "agreement.interval")
    case .softAgreement:
      .init(
        "soft-agreement.mean", "soft-agreement.sd", "soft-agreement.min", "soft-agreement.max",
        "soft-agreement.interval")
    case .responsibilityMCC:
      .init(
        "responsibility-mcc.mean", "responsibility-mcc.sd", "responsibility-mcc.min", "responsibility-mcc.max",
        "responsibility-mcc.interval")
    }
  }
}
