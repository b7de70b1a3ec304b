public import JSONArtifacts
public import Stages

/// How the distance of estimates from the truth falls with the size of the sample: √D3 ≈ constant·n^exponent.
///
/// `rate.json` holds it.
public struct EstimationRate: JSONArtifact {
  /// The estimates of samples of one size.
  public struct Size: Codable, Equatable, Sendable {
    /// The number of points, n.
    public let points: Int
    /// The median distance.
    public let median: Double
    /// The tenth percentile.
    public let lower: Double
    /// The ninetieth percentile.
    public let upper: Double
    /// The share of estimates at a distance of at most the target.
    public let near: Double

    /// Creates it.
    public init(points: Int, median: Double, lower: Double, upper: Double, near: Double) {
      self.points = points
      self.median = median
      self.lower = lower
      self.upper = upper
      self.near = near
    }
  }

  /// By size, ascending.
  public let sizes: [Size]
  /// The exponent: one half with a minus is the rate of regular models.
  public let exponent: Double
  /// An interval for the exponent.
  public let interval: ClosedRange<Double>
  /// The size from which on the exponent was fitted.
  public let from: Int
  /// The distance that is wanted.
  public let target: Double
  /// The least size at which at least nine of ten estimates are that near, by interpolation; nil where no size is enough.
  public let needed: Double?
  /// σ of the model.
  public let noise: Double
  /// How far apart its components are.
  public let gap: Double

  /// Creates it.
  public init(
    sizes: [Size], exponent: Double, interval: ClosedRange<Double>, from: Int, target: Double, needed: Double?,
    noise: Double, gap: Double
  ) {
    self.sizes = sizes
    self.exponent = exponent
    self.interval = interval
    self.from = from
    self.target = target
    self.needed = needed
    self.noise = noise
    self.gap = gap
  }
}

extension EstimationRate {
  public func check() throws(ArtifactError) { try ArtifactError.checkCounts(sizes.map(\.points) + [from], "points") }

  public static var typeName: String { "estimation-rate" }
  public static var file: String { "rate.json" }
  public static var valueNames: [String] {
    ["exponent", "interval", "from", "target", "needed", "reached", "noise", "gap", "least-points", "most-points"]
  }

  /// `needed` is there where some size was enough, which `reached` tells.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "exponent": .number(exponent), "interval": .interval(interval.lowerBound, interval.upperBound),
      "from": .integer(from), "target": .number(target), "reached": .flag(needed != nil), "noise": .number(noise),
      "gap": .number(gap), "least-points": .integer(sizes.first?.points ?? 0),
      "most-points": .integer(sizes.last?.points ?? 0),
    ]
    if let needed { values["needed"] = .number(needed) }
    return values
  }
}
