public import JSONArtifacts
public import Stages
private import Statistics

/// The test of assumption P2 of the priors of several runs, and how well they tell an orientation.
///
/// `independence.json` holds it.
public struct IndependenceReport: JSONArtifact {
  /// The test of one run.
  public struct Run: Codable, Equatable, Sendable {
    /// The likelihood ratio of "all covariances are diagonal in one basis"; nil where nothing can be tested.
    public let likelihoodRatio: Double?
    /// m·(m − 1)·(J − 2)/2.
    public let degreesOfFreedom: Int
    /// The probability of such a ratio, or a greater one, under P2.
    public let probability: Double?
    /// The largest correlation that is left within a component.
    public let correlation: Double
    /// The gap; nil for one latent or one component.
    public let gap: Double?
    /// N·I of the least determined plane; nil for one latent.
    public let information: Double?
    /// The greatest standard error of a leak from one coordinate into another.
    public let leak: Double?
    /// How many coordinates have a third moment that tells their sign.
    public let signs: Int
    /// What is said of the orientation.
    public let verdict: String
    /// The same in a sentence.
    public let sentence: String

    /// Creates it.
    public init(
      likelihoodRatio: Double?, degreesOfFreedom: Int, probability: Double?, correlation: Double, gap: Double?,
      information: Double?, leak: Double?, signs: Int, verdict: String, sentence: String
    ) {
      (self.likelihoodRatio, self.degreesOfFreedom, self.probability) = (likelihoodRatio, degreesOfFreedom, probability)
      (self.correlation, self.gap, self.information, self.leak) = (correlation, gap, information, leak)
      (self.signs, self.verdict, self.sentence) = (signs, verdict, sentence)
    }
  }

  /// A pair of runs.
  public struct Pair: Codable, Equatable, Sendable {
    /// The strong MCC of their codes as they are.
    public let strong: Double
    /// The strong MCC in canonical coordinates.
    public let canonical: Double
    /// The gap that the bend between them would make of none.
    public let fakedGap: Double?

    /// Creates it.
    public init(strong: Double, canonical: Double, fakedGap: Double?) {
      (self.strong, self.canonical, self.fakedGap) = (strong, canonical, fakedGap)
    }
  }

  /// The runs.
  public let runs: [Run]
  /// The pairs of runs.
  public let pairs: [Pair]

  /// Creates it.
  public init(runs: [Run], pairs: [Pair]) { (self.runs, self.pairs) = (runs, pairs) }
}

extension IndependenceReport {
  public func check() throws(ArtifactError) {
    try ArtifactError.checkCounts(runs.map(\.degreesOfFreedom) + runs.map(\.signs), "degrees of freedom")
  }

  public static var typeName: String { "independence-report" }
  public static var file: String { "independence.json" }
  public static var valueNames: [String] {
    [
      "runs", "degrees-of-freedom", "likelihood-ratio", "probability", "correlation", "gap", "information", "leak",
      "strong", "canonical", "faked-gap", "determined", "refused", "undetermined", "verdict", "reading",
    ]
  }

  /// Medians over runs and pairs, counts of verdicts, the most cautious verdict, and its sentence.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "runs": .integer(runs.count), "degrees-of-freedom": .integer(runs.first?.degreesOfFreedom ?? 0),
      "correlation": .number(median(runs.map(\.correlation))),
      "determined": .integer(runs.count { $0.verdict == "determined" }),
      "refused": .integer(runs.count { $0.verdict == "not-conditionally-independent" }),
      "undetermined": .integer(runs.count { $0.verdict == "not-determined" }),
    ]
    let numbers: [(String, [Double])] = [
      ("likelihood-ratio", runs.compactMap(\.likelihoodRatio)), ("probability", runs.compactMap(\.probability)),
      ("gap", runs.compactMap(\.gap)), ("information", runs.compactMap(\.information)),
      ("leak", runs.compactMap(\.leak)), ("strong", pairs.map(\.strong)), ("canonical", pairs.map(\.canonical)),
      ("faked-gap", pairs.compactMap(\.fakedGap)),
    ]
    for (name, found) in numbers where !found.isEmpty { values[name] = .number(median(found)) }
    let cautious = [
      "diagonal-prior", "too-few-components", "not-conditionally-independent", "not-determined", "determined",
    ]
    let worst = runs.min {
      (cautious.firstIndex(of: $0.verdict) ?? 0) < (cautious.firstIndex(of: $1.verdict) ?? 0)
    }
    if let worst {
      values["verdict"] = .text(worst.verdict)
      values["reading"] = .text(worst.sentence)
    }
    return values
  }
}
