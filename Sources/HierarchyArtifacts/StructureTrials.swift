public import JSONArtifacts
public import Stages
private import Statistics

/// What was recovered of planted hidden variables from many samples of one kind.
///
/// `trials.json` holds it.
public struct StructureTrials: JSONArtifact {
  /// What became of one sample.
  public struct Trial: Codable, Equatable, Sendable {
    /// What the recovery says of it: `holds`, or the name of what speaks against it.
    public let finding: String
    /// Whether number, sizes and neighbourhoods by joins are the planted ones.
    public let isSame: Bool
    /// Whether those by counts are.
    public let countsAreSame: Bool
    /// Whether what was found is the reading that every mixture has.
    public let isTrivial: Bool
    /// J, the components that were read.
    public let components: Int
    /// The largest error of a probability of P(U); nil where there is none to compare.
    public let tableError: Double?
    /// The largest standard error that the recovery gives a probability of P(U).
    public let standardError: Double?
    /// By how much Schwarz's criterion is less with the ties of the structure than without.
    public let gain: Double?
    /// The planes of two estimated coordinates within which the points do not tell one basis from a turned one; none where
    /// the coordinates were known.
    public let freePlanes: Int

    /// Creates it.
    public init(
      finding: String, isSame: Bool, countsAreSame: Bool, isTrivial: Bool, components: Int, tableError: Double?,
      standardError: Double?, gain: Double?, freePlanes: Int
    ) {
      (self.finding, self.isSame, self.countsAreSame, self.isTrivial) = (finding, isSame, countsAreSame, isTrivial)
      (self.components, self.tableError, self.standardError, self.gain) = (
        components, tableError, standardError, gain
      )
      self.freePlanes = freePlanes
    }

    /// Whether the recovery vouches for a structure, and it is the planted one.
    public var isRecovered: Bool { finding == "holds" && isSame }
  }

  /// What was planted.
  public let structure: String
  /// N, the points of a sample.
  public let points: Int
  /// How many pooled deviations lie between neighbouring levels of a coordinate.
  public let separation: Double
  /// Whether the coordinates of P2 were given; otherwise they were estimated.
  public let coordinatesAreKnown: Bool
  /// A sample each.
  public let trials: [Trial]
  /// The limits of the rate of recovery, by the binomial distribution.
  public let interval: [Double]

  /// Creates it.
  public init(
    structure: String, points: Int, separation: Double, coordinatesAreKnown: Bool, trials: [Trial],
    interval: ClosedRange<Double>
  ) {
    (self.structure, self.points, self.separation) = (structure, points, separation)
    (self.coordinatesAreKnown, self.trials) = (coordinatesAreKnown, trials)
    self.interval = [interval.lowerBound, interval.upperBound]
  }
}

extension StructureTrials {
  /// The names of findings that a trial may have.
  public static let findings = [
    "holds", "trivial", "nothing-hidden", "nested", "missing-cells", "not-product", "no-whole-counts",
    "readings-disagree", "too-many-coordinates", "no-fit",
  ]

  public func check() throws(ArtifactError) {
    try ArtifactError.checkCounts([points] + trials.map(\.components) + trials.map(\.freePlanes), "points")
    guard interval.count == 2 else { throw ArtifactError("'interval' should hold two limits, not \(interval.count)") }
    if let stray = trials.first(where: { !Self.findings.contains($0.finding) }) {
      throw ArtifactError("'\(stray.finding)' is no finding; it is one of \(Self.findings)")
    }
  }

  public static var typeName: String { "structure-trials" }
  public static var file: String { "trials.json" }
  public static var valueNames: [String] {
    [
      "structure", "draws", "points", "separation", "known", "recovered", "recovered-of", "recovered.share",
      "recovered.interval", "counts-same", "false-claims", "trivial", "determined", "recovered-determined",
      "table-error.median", "table-error.range",
      "standard-error.median", "gain.median",
      "finding.holds", "finding.missing-cells", "finding.nested", "finding.no-fit", "finding.no-whole-counts",
      "finding.not-product", "finding.nothing-hidden", "finding.readings-disagree", "finding.too-many-coordinates",
      "finding.trivial",
    ]
  }

  /// How many samples had the planted structure recovered, how many another one vouched for (`false-claims`: a structure
  /// that holds, is not the planted one and not the trivial one), in how many the coordinates were determined, what was found,
  /// and how well P(U) was.
  public var values: [String: ReportValue] {
    let recovered = trials.count(where: \.isRecovered)
    var values: [String: ReportValue] = [
      "structure": .text(structure), "draws": .integer(trials.count), "points": .integer(points),
      "separation": .number(separation), "known": .flag(coordinatesAreKnown), "recovered": .integer(recovered),
      "recovered-of": .text("\(recovered) of \(trials.count)"),
      "recovered.share": .number(Double(recovered) / Double(max(trials.count, 1))),
      "recovered.interval": .interval(interval[0], interval[1]),
      "counts-same": .integer(trials.count(where: \.countsAreSame)),
      "false-claims": .integer(trials.count { $0.finding == "holds" && !$0.isSame && !$0.isTrivial }),
      "trivial": .integer(trials.count(where: \.isTrivial)),
      "determined": .integer(trials.count { $0.freePlanes == 0 }),
      "recovered-determined": .integer(trials.count { $0.freePlanes == 0 && $0.isRecovered }),
    ]
    for name in Self.findings { values["finding.\(name)"] = .integer(trials.count { $0.finding == name }) }
    let errors = trials.compactMap { $0.isRecovered ? $0.tableError : nil }
    if !errors.isEmpty {
      values["table-error.median"] = .number(median(errors))
      values["table-error.range"] = .interval(quantile(0.1, of: errors), quantile(0.9, of: errors))
    }
    let standard = trials.compactMap { $0.isRecovered ? $0.standardError : nil }
    if !standard.isEmpty { values["standard-error.median"] = .number(median(standard)) }
    let gains = trials.compactMap(\.gain)
    if !gains.isEmpty { values["gain.median"] = .number(median(gains)) }
    return values
  }
}
