internal import Alignment
internal import Assumptions
public import HierarchyArtifacts
public import Interchange
internal import LinearAlgebra
public import Parameters
internal import Probability
public import Stages
internal import Statistics

/// Tests whether the components of runs' priors are conditionally independent in one basis (P2), and whether that tells
/// the orientation of their codes.
public struct TestIndependence: Stage {
  public static let name = "test-independence"
  public static let summary =
    "Tests whether components are independent in one basis (P2), and whether that determines the orientation of codes."

  /// N, where it is another than that of the codes.
  public let points: Int?
  /// When an orientation counts as tested and as determined.
  let rule: OrientationRule

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    points =
      reader.has("points")
      ? try reader.integer(
        "points", "How many points the priors were fitted to; without it, as many as there are codes.",
        in: 1...1_000_000_000) : nil
    var rule = OrientationRule()
    rule.significance = try reader.number(
      "significance", "P2 is refused below this probability of the likelihood ratio.", in: 0...1,
      default: rule.significance)
    rule.correlation = try reader.number(
      "correlation", "P2 is refused only where a correlation beyond this is left, too.", in: 0...1,
      default: rule.correlation)
    rule.information = try reader.number(
      "information", "The least N·I of a determined plane.", in: 0...1e12, default: rule.information)
    rule.gap = try reader.number("gap", "The least gap of a determined orientation.", in: 0...1e3, default: rule.gap)
    self.rule = rule
  }

  public func run(_ input: [Codes], in context: StageContext) throws -> IndependenceReport {
    guard !input.isEmpty else { throw HierarchyError.nothing }
    let runs = try input.enumerated().map { number, codes in
      guard let prior = codes.prior else { throw HierarchyError.noPrior(run: number + 1) }
      return try TestedRun(codes.codes, prior, points: Double(points ?? codes.codes.rows))
    }
    let pairs = try IndexPair.unordered(of: runs.count).map { pair in
      try runs[pair.first].pair(with: runs[pair.second])
    }
    let fakedGap = pairs.compactMap(\.fakedGap).max()
    return IndependenceReport(runs: runs.map { $0.report(rule, fakedGap: fakedGap) }, pairs: pairs)
  }
}

/// A run with its test and its canonical codes.
private struct TestedRun {
  let codes: Matrix<Double>
  let prior: GaussianMixture
  let test: ConditionalIndependence
  let coordinates: CanonicalCoordinates

  init(_ codes: Matrix<Double>, _ prior: GaussianMixture, points: Double) throws {
    (self.codes, self.prior) = (codes, prior)
    test = try testConditionalIndependence(of: prior, points: points)
    coordinates = try canonicalCoordinates(of: prior, basis: test.diagonalization.matrix)
  }

  func pair(with other: TestedRun) throws -> IndependenceReport.Pair {
    let (own, others) = (coordinates(codes), other.coordinates(other.codes))
    return IndependenceReport.Pair(
      strong: try strongScore(codes, other.codes).outOfSample, canonical: try strongScore(own, others).outOfSample,
      fakedGap: try fakedGap(from: codes, to: others, responsibilities: try prior.responsibilities(of: codes)))
  }

  func report(_ rule: OrientationRule, fakedGap: Double?) -> IndependenceReport.Run {
    let claim = OrientationClaim(of: test, prior, rule, fakedGap: fakedGap)
    let points = test.points ?? 0
    return IndependenceReport.Run(
      likelihoodRatio: test.likelihoodRatio, degreesOfFreedom: test.degreesOfFreedom, probability: test.probability,
      correlation: test.diagonalization.largestCorrelation, gap: test.gap?.value,
      information: test.leastInformation.map { $0 * points },
      leak: test.greatestLeak.flatMap { $0.isFinite ? $0 : nil },
      signs: coordinates.signsAreDetermined(points: points).count { $0 }, verdict: claim.name,
      sentence: claim.sentence)
  }
}

/// What is said of the orientation of a run's code, with the case that its prior was diagonal from the outset.
struct OrientationClaim: Equatable {
  /// The verdict's name, or `diagonal-prior`.
  let name: String
  /// The same in a sentence that holds without its context.
  let sentence: String

  /// Judges a test; of a prior whose family is diagonal there is nothing to judge, since it is so by construction.
  init(of test: ConditionalIndependence, _ prior: GaussianMixture, _ rule: OrientationRule, fakedGap: Double?) {
    switch prior.covariances.family {
    case .diagonal, .spherical:
      name = "diagonal-prior"
      sentence =
        "the prior is diagonal in these coordinates by construction, so that its components say nothing of their "
        + "orientation; test a full one"
    case .full, .tied:
      let verdict = rule.verdict(of: test, fakedGap: fakedGap)
      (name, sentence) = (verdict.rawValue, verdict.sentence)
    }
  }
}
