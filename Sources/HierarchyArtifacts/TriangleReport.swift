public import JSONArtifacts
public import Stages
private import Statistics

/// The triangle test of several runs: whether the affine maps of their priors, codes and decoders are one.
///
/// `triangle.json` holds it.
public struct TriangleReport: JSONArtifact {
  /// An edge of the triangle, over pairs of runs.
  public struct Edge: Codable, Equatable, Sendable {
    /// `prior-code`, `prior-decoder` or `code-decoder`.
    public let name: String
    /// δ of each ordered pair of runs.
    public let discrepancies: [Double]
    /// The upper limit of their mean over runs; nil for fewer than three.
    public let upperLimit: Double?
    /// `agree`, `between` or `apart`.
    public let verdict: String

    /// Creates it.
    public init(name: String, discrepancies: [Double], upperLimit: Double?, verdict: String) {
      (self.name, self.discrepancies, self.upperLimit, self.verdict) = (name, discrepancies, upperLimit, verdict)
    }
  }

  /// The edges that there are.
  public let edges: [Edge]
  /// What is left of the decoders after the map of the priors, of each ordered pair of runs.
  public let residuals: [Double]
  /// The .95 quantile of δ where nothing but the sampling of the points lies between two priors.
  public let samplingLimit: Double
  /// The .05 quantile of δ of maps a random rotation apart.
  public let rotationLimit: Double
  /// What counts as too little to matter.
  public let margin: Double
  /// Pairs of runs whose priors leave several maps equally good.
  public let ambiguousPairs: Int
  /// The reading, by its name.
  public let reading: String
  /// The reading in a sentence.
  public let sentence: String

  /// Creates it.
  public init(
    edges: [Edge], residuals: [Double], samplingLimit: Double, rotationLimit: Double, margin: Double,
    ambiguousPairs: Int, reading: String, sentence: String
  ) {
    (self.edges, self.residuals, self.samplingLimit) = (edges, residuals, samplingLimit)
    (self.rotationLimit, self.margin, self.ambiguousPairs) = (rotationLimit, margin, ambiguousPairs)
    (self.reading, self.sentence) = (reading, sentence)
  }
}

extension TriangleReport {
  private static let names = ["prior-code", "prior-decoder", "code-decoder"]

  public func check() throws(ArtifactError) {
    guard edges.allSatisfy({ Self.names.contains($0.name) }) else {
      throw ArtifactError("an edge is one of \(Self.names), not \(edges.map(\.name))")
    }
    try ArtifactError.checkCounts([ambiguousPairs], "ambiguousPairs")
  }

  public static var typeName: String { "triangle-report" }
  public static var file: String { "triangle.json" }
  public static var valueNames: [String] {
    [
      "prior-code", "prior-code.limit", "prior-code.verdict", "prior-decoder", "prior-decoder.limit",
      "prior-decoder.verdict", "code-decoder", "code-decoder.limit", "code-decoder.verdict",
      "residual", "sampling-limit", "rotation-limit", "margin", "ambiguous-pairs", "reading", "sentence",
    ]
  }

  /// Means over ordered pairs of runs, with the verdicts and the reading.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "sampling-limit": .number(samplingLimit), "rotation-limit": .number(rotationLimit), "margin": .number(margin),
      "ambiguous-pairs": .integer(ambiguousPairs), "reading": .text(reading), "sentence": .text(sentence),
    ]
    for edge in edges {
      values[edge.name] = .number(mean(edge.discrepancies))
      values["\(edge.name).verdict"] = .text(edge.verdict)
      if let limit = edge.upperLimit { values["\(edge.name).limit"] = .number(limit) }
    }
    if !residuals.isEmpty { values["residual"] = .number(mean(residuals)) }
    return values
  }
}
