public import LinearAlgebra
private import Requirements
public import Stages

/// How far the mixtures that several runs fitted have the same components, pair by pair of runs.
///
/// | file | holds |
/// | --- | --- |
/// | `pairs.csv` | a row for each pair of runs, numbered from one, with a column for each measure |
/// | `matches.csv` | a row for each pair of matched components |
/// | `runs.csv` | the mean log-likelihood of a point of each run, in nats |
/// | `summary.csv` | mean, deviation, extremes and interval of each measure |
public struct MixtureComparison: Artifact, Equatable {
  /// What is measured of two mixtures.
  public enum Measure: String, CaseIterable, Sendable {
    /// The mean distance of matched components.
    case distance
    /// The same, each match weighed by its weights in the mixtures.
    case weightedDistance = "weighted-distance"
    /// The share of components whose match is within the tolerance.
    case matched
  }

  /// A component of one run and the component of another that it is matched to, all counted from zero.
  public struct Match: Equatable, Sendable {
    /// The first run.
    public let firstRun: Int
    /// The second run.
    public let secondRun: Int
    /// The component of the first run.
    public let first: Int
    /// The component of the second run.
    public let second: Int
    /// How far apart they are.
    public let distance: Double
    /// The weight of the first.
    public let firstWeight: Double
    /// The weight of the second.
    public let secondWeight: Double

    /// Creates a match.
    public init(
      firstRun: Int, secondRun: Int, first: Int, second: Int, distance: Double, firstWeight: Double,
      secondWeight: Double
    ) {
      self.firstRun = firstRun
      self.secondRun = secondRun
      self.first = first
      self.second = second
      self.distance = distance
      self.firstWeight = firstWeight
      self.secondWeight = secondWeight
    }
  }

  /// For each measure, R×R: symmetric; a run is at no distance from itself and wholly matched.
  public let matrices: [Measure: Matrix<Double>]
  /// Each measure over the pairs of different runs.
  public let summaries: [Measure: ScoreSummary]
  /// The matches of all pairs of runs.
  public let matches: [Match]
  /// The mean log-likelihood of a point in each run, in nats.
  public let logLikelihoods: [Double]
  /// The same over runs.
  public let logLikelihood: ScoreSummary
  /// The distance up to which components count as matched.
  public let tolerance: Double

  /// The number of runs, R.
  public var runs: Int { logLikelihoods.count }

  /// Creates a comparison of at least two runs, which holds every measure.
  public init(
    matrices: [Measure: Matrix<Double>], summaries: [Measure: ScoreSummary], matches: [Match],
    logLikelihoods: [Double], logLikelihood: ScoreSummary, tolerance: Double
  ) {
    require(
      Measure.allCases.allSatisfy { matrices[$0] != nil && summaries[$0] != nil },
      "a comparison of mixtures holds every measure")
    require(
      logLikelihoods.count >= 2
        && matrices.values.allSatisfy { $0.rows == logLikelihoods.count && $0.columns == logLikelihoods.count },
      "a comparison of \(logLikelihoods.count) runs needs square matrices of so many rows, and two runs")
    self.matrices = matrices
    self.summaries = summaries
    self.matches = matches
    self.logLikelihoods = logLikelihoods
    self.logLikelihood = logLikelihood
    self.tolerance = tolerance
  }
}

extension MixtureComparison {
  public static var typeName: String { "mixture-comparison" }

  public static var valueNames: [String] {
    ["runs", "tolerance", "log-likelihood.spread"] + logLikelihoodNames.all
      + Measure.allCases.flatMap(\.valueNames.all)
  }

  private static let logLikelihoodNames = ScoreSummary.Names(
    "log-likelihood.mean", "log-likelihood.sd", "log-likelihood.min", "log-likelihood.max", "log-likelihood.interval")

  /// Mean, deviation, extremes and interval of each measure and of the log-likelihood, which also has its spread.
  public var values: [String: ReportValue] {
    var values = logLikelihood.values(Self.logLikelihoodNames)
    values["runs"] = .integer(runs)
    values["tolerance"] = .number(tolerance)
    values["log-likelihood.spread"] = .number(logLikelihood.greatest - logLikelihood.least)
    for (measure, summary) in summaries { values.merge(summary.values(measure.valueNames)) { $1 } }
    return values
  }
}

extension MixtureComparison.Measure {
  /// What its values are called in reports.
  var valueNames: ScoreSummary.Names {
    switch self {
    case .distance: .init("distance.mean", "distance.sd", "distance.min", "distance.max", "distance.interval")
    case .weightedDistance:
      .init(
        "weighted-distance.mean", "weighted-distance.sd", "weighted-distance.min", "weighted-distance.max",
        "weighted-distance.interval")
    case .matched: .init("matched.mean", "matched.sd", "matched.min", "matched.max", "matched.interval")
    }
  }
}
