public import JSONArtifacts
public import Stages
private import Statistics

/// How far estimates from samples of one size lie from the truth.
///
/// `errors.json` holds it.
public struct SampleErrors: JSONArtifact {
  /// The estimate from one sample.
  public struct Replicate: Codable, Equatable, Sendable {
    /// √D3 between the priors.
    public let distance: Double
    /// The decoder's residual.
    public let residual: Double
    /// The Kullback-Leibler divergence of the estimated distribution of x from the true one, in nats.
    public let divergence: Double
    /// Whether the best estimate was found from the truth, and from nowhere else.
    public let isFoundFromTruthOnly: Bool

    /// Creates it.
    public init(distance: Double, residual: Double, divergence: Double, isFoundFromTruthOnly: Bool) {
      self.distance = distance
      self.residual = residual
      self.divergence = divergence
      self.isFoundFromTruthOnly = isFoundFromTruthOnly
    }
  }

  /// The number of points of each sample, n.
  public let points: Int
  /// σ of the model.
  public let noise: Double
  /// How far apart its components are.
  public let gap: Double
  /// The samples.
  public let replicates: [Replicate]

  /// Creates it.
  public init(points: Int, noise: Double, gap: Double, replicates: [Replicate]) {
    self.points = points
    self.noise = noise
    self.gap = gap
    self.replicates = replicates
  }
}

extension SampleErrors {
  public func check() throws(ArtifactError) { try ArtifactError.checkCounts([points], "points") }

  public static var typeName: String { "sample-errors" }
  public static var file: String { "errors.json" }
  public static var valueNames: [String] {
    [
      "points", "replicates", "near", "found-from-truth-only", "distance.median", "distance.range", "residual.median",
      "residual.range", "divergence.median", "divergence.range",
    ]
  }

  /// Medians, with the range of the middle four fifths; `near` is the share of estimates at a distance of at most 0.1.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "points": .integer(points), "replicates": .integer(replicates.count),
      "near": .number(Double(replicates.count { $0.distance <= 0.1 }) / Double(max(replicates.count, 1))),
      "found-from-truth-only": .integer(replicates.count(where: \.isFoundFromTruthOnly)),
    ]
    let measures: [(String, KeyPath<Replicate, Double>)] = [
      ("distance", \.distance), ("residual", \.residual), ("divergence", \.divergence),
    ]
    for (name, measure) in measures {
      let numbers = replicates.map { $0[keyPath: measure] }
      values["\(name).median"] = .number(median(numbers))
      values["\(name).range"] = .interval(quantile(0.1, of: numbers), quantile(0.9, of: numbers))
    }
    return values
  }
}
