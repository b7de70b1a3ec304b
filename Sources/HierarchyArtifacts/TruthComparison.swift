public import JSONArtifacts
public import Stages
private import Statistics

/// Fits of one sample beside one another and beside the truth that the sample was drawn from: the agreement between runs,
/// the agreement with the truth, and how many nats a fit is below the truth.
///
/// `comparison.json` holds it.
public struct TruthComparison: JSONArtifact {
  /// How two models are related, be it two runs or the truth and a run.
  public struct Relation: Codable, Equatable, Sendable {
    /// The weak MCC of the codes of fresh points.
    public let weak: Double
    /// The strong MCC of the codes as they are.
    public let strong: Double
    /// The strong MCC of the codes in the canonical coordinates of each prior.
    public let canonical: Double
    /// D3 of the priors at the map of least matched divergence; nil where there is none.
    public let distance: Double?
    /// What is left of the decoder after that map, as a share of its variance.
    public let residual: Double?
    /// δ between the map of the priors and that of the codes.
    public let priorCode: Double?
    /// δ between the map of the priors and that of the decoders.
    public let priorDecoder: Double?
    /// δ between the map of the codes and that of the decoders.
    public let codeDecoder: Double?
    /// The gap that the bend between them would make of none.
    public let fakedGap: Double?

    /// Creates it.
    public init(
      weak: Double, strong: Double, canonical: Double, distance: Double?, residual: Double?, priorCode: Double?,
      priorDecoder: Double?, codeDecoder: Double?, fakedGap: Double?
    ) {
      (self.weak, self.strong, self.canonical, self.distance) = (weak, strong, canonical, distance)
      (self.residual, self.priorCode, self.priorDecoder) = (residual, priorCode, priorDecoder)
      (self.codeDecoder, self.fakedGap) = (codeDecoder, fakedGap)
    }
  }

  /// One fit beside the truth.
  public struct Run: Codable, Equatable, Sendable {
    /// How it is related to the truth.
    public let truth: Relation
    /// How far its canonical axes are turned from the true ones, in degrees: a mean over axes, from 0 to 45 in the plane.
    public let angle: Double
    /// Mean log-likelihood of fresh points under the truth, less that under the fit, in nats.
    public let below: Double
    /// Its standard error over points.
    public let belowError: Double
    /// By how much a coarser quadrature of the fit's likelihood differs, in nats.
    public let quadratureError: Double
    /// The likelihood ratio of P2's test; nil without degrees of freedom.
    public let likelihoodRatio: Double?
    /// The largest correlation that is left within a component.
    public let correlation: Double
    /// The gap of the fitted prior.
    public let gap: Double
    /// N·I of the least determined plane.
    public let information: Double
    /// What P2's test says of the orientation, without the truth.
    public let verdict: String
    /// The error of the decoder where the true one has full rank, and where it has not, each as a share of its variance.
    public let regionResiduals: [Double]

    /// Creates it.
    public init(
      truth: Relation, angle: Double, below: Double, belowError: Double, quadratureError: Double,
      likelihoodRatio: Double?, correlation: Double, gap: Double, information: Double, verdict: String,
      regionResiduals: [Double]
    ) {
      (self.truth, self.angle, self.below, self.belowError) = (truth, angle, below, belowError)
      (self.quadratureError, self.likelihoodRatio, self.correlation) = (quadratureError, likelihoodRatio, correlation)
      (self.gap, self.information, self.verdict) = (gap, information, verdict)
      self.regionResiduals = regionResiduals
    }
  }

  /// What sort of decoder the truth has.
  public let kind: String
  /// The gap of its prior.
  public let gap: Double
  /// N, the points that were fitted.
  public let points: Int
  /// The mean log-likelihood of a fresh point under the truth, in nats.
  public let logLikelihood: Double
  /// The fits.
  public let runs: [Run]
  /// The pairs of fits.
  public let pairs: [Relation]

  /// Creates it.
  public init(
    kind: String, gap: Double, points: Int, logLikelihood: Double, runs: [Run], pairs: [Relation]
  ) {
    (self.kind, self.gap, self.points, self.logLikelihood) = (kind, gap, points, logLikelihood)
    (self.runs, self.pairs) = (runs, pairs)
  }
}

extension TruthComparison {
  /// From which strong MCC on an orientation counts as recovered.
  public static let recovered = 0.95

  public func check() throws(ArtifactError) {
    try ArtifactError.checkCounts([points], "points")
    guard runs.allSatisfy({ $0.regionResiduals.count == 2 }) else {
      throw ArtifactError("each run should have a residual where the decoder has full rank, and one where it has not")
    }
  }

  public static var typeName: String { "truth-comparison" }
  public static var file: String { "comparison.json" }
  private static let measures = [
    "weak", "strong", "canonical", "distance", "residual", "prior-code", "prior-decoder", "code-decoder", "faked-gap",
  ]
  public static var valueNames: [String] {
    [
      "between.weak", "between.strong", "between.canonical", "between.distance", "between.residual",
      "between.prior-code", "between.prior-decoder", "between.code-decoder", "between.faked-gap", "truth.weak",
      "truth.strong", "truth.canonical", "truth.distance", "truth.residual", "truth.prior-code",
      "truth.prior-decoder", "truth.code-decoder", "truth.faked-gap",
      "kind", "gap", "points", "runs", "log-likelihood", "below", "below.error", "below.quadrature", "angle",
      "found-gap", "likelihood-ratio", "correlation", "strong.recovered", "canonical.recovered", "determined",
      "refused",
      "residual.injective", "residual.flat",
    ]
  }

  /// Medians over pairs of runs (`between`) and over runs (`truth`), means of nats and angles; how many runs reach a
  /// strong MCC with the truth of 0.95, how many orientations are called determined and how many are refused.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "kind": .text(kind), "gap": .number(gap), "points": .integer(points), "runs": .integer(runs.count),
      "log-likelihood": .number(logLikelihood), "below": .number(mean(runs.map(\.below))),
      "below.error": .number(runs.map(\.belowError).max() ?? 0),
      "below.quadrature": .number(runs.map(\.quadratureError).max() ?? 0), "angle": .number(mean(runs.map(\.angle))),
      "found-gap": .number(median(runs.map(\.gap))), "correlation": .number(median(runs.map(\.correlation))),
      "strong.recovered": .integer(runs.count { $0.truth.strong >= Self.recovered }),
      "canonical.recovered": .integer(runs.count { $0.truth.canonical >= Self.recovered }),
      "determined": .integer(runs.count { $0.verdict == "determined" }),
      "refused": .integer(runs.count { $0.verdict == "not-conditionally-independent" }),
      "residual.injective": .number(median(runs.map { $0.regionResiduals[0] })),
      "residual.flat": .number(median(runs.map { $0.regionResiduals[1] })),
    ]
    let ratios = runs.compactMap(\.likelihoodRatio)
    if !ratios.isEmpty { values["likelihood-ratio"] = .number(median(ratios)) }
    for (side, relations) in [("between", pairs), ("truth", runs.map(\.truth))] {
      for (name, numbers) in zip(Self.measures, relations.columns) where !numbers.isEmpty {
        values["\(side).\(name)"] = .number(median(numbers))
      }
    }
    return values
  }
}

extension [TruthComparison.Relation] {
  /// The numbers of each measure, in the order of their names.
  fileprivate var columns: [[Double]] {
    [
      map(\.weak), map(\.strong), map(\.canonical), compactMap(\.distance), compactMap(\.residual),
      compactMap(\.priorCode), compactMap(\.priorDecoder), compactMap(\.codeDecoder), compactMap(\.fakedGap),
    ]
  }
}
