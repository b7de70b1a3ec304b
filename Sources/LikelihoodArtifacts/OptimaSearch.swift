public import JSONArtifacts
public import Stages
private import Statistics

/// Where searches over all parameters at once ended, from many starts and by two methods.
///
/// `optima.json` holds it. Losses are mean negative log-likelihoods in nats, and an excess is a loss beyond the
/// reference's. The reference is the truth where the fitted class holds it, and the best optimum where it does not.
public struct OptimaSearch: JSONArtifact {
  /// How a search goes about it.
  public enum Method: String, Codable, CaseIterable, Sendable {
    /// Limited-memory BFGS with analytic gradients.
    case quasiNewton = "l-bfgs"
    /// Expectation and maximisation.
    case em
  }

  /// A search from one start.
  public struct Run: Codable, Equatable, Sendable {
    /// The method.
    public let method: Method
    /// The number of its start, from 1; both methods begin at the same ones. 0 is the truth itself,
    /// without a component where one too few is fitted, and also with one mirrored where f is a fold.
    public let start: Int
    /// The excess where the method itself ended; of EM, which estimates the noise as well, with its own noise.
    public let searched: Double
    /// The excess after Newton's steps, which only follow searches that came near.
    public let excess: Double
    /// Whether no step gains more than rounding there: a local minimum.
    public let isConverged: Bool
    /// The method's iterations.
    public let iterations: Int
    /// Where the run ended.
    public let parameters: [Double]

    /// Creates a run.
    public init(
      method: Method, start: Int, searched: Double, excess: Double, isConverged: Bool, iterations: Int,
      parameters: [Double]
    ) {
      self.method = method
      self.start = start
      self.searched = searched
      self.excess = excess
      self.isConverged = isConverged
      self.iterations = iterations
      self.parameters = parameters
    }
  }

  /// What is true of the model.
  public let arm: SimulationArm
  /// What the parameters are called.
  public let names: [String]
  /// The parameters that count as the truth within the fitted class.
  public let reference: [Double]
  /// The reference's loss, in nats.
  public let referenceLoss: Double
  /// The truth's own loss, the entropy of x, in nats.
  public let entropy: Double
  /// The number of places that the population is summed over.
  public let nodes: Int
  /// How far a sum twice as fine differs at the reference, in nats.
  public let quadratureError: Double
  /// The runs.
  public let runs: [Run]
  /// Up to which excess a run has reached the best.
  public let tolerance: Double

  /// Creates it.
  public init(
    arm: SimulationArm, names: [String], reference: [Double], referenceLoss: Double, entropy: Double, nodes: Int,
    quadratureError: Double, runs: [Run], tolerance: Double
  ) {
    self.arm = arm
    self.names = names
    self.reference = reference
    self.referenceLoss = referenceLoss
    self.entropy = entropy
    self.nodes = nodes
    self.quadratureError = quadratureError
    self.runs = runs
    self.tolerance = tolerance
  }

  /// The runs that reached the best.
  public var best: [Run] { runs.filter { $0.excess <= tolerance } }

  /// Whether a random start reached the best, too.
  public var isFound: Bool { best.contains { $0.start > 0 } }
}

extension OptimaSearch {
  public func check() throws(ArtifactError) {
    try ArtifactError.checkCounts(runs.flatMap { [$0.start, $0.iterations] } + [nodes], "runs")
    guard runs.allSatisfy({ $0.parameters.count == names.count }), reference.count == names.count else {
      throw ArtifactError("'\(Self.file)' should hold \(names.count) parameters of each run, and of the reference")
    }
  }

  public static var typeName: String { "optima-search" }
  public static var file: String { "optima.json" }
  public static var valueNames: [String] {
    [
      "starts", "parameters", "nodes", "quadrature-error", "reference-loss", "entropy", "best.count", "found",
      "l-bfgs.reached", "l-bfgs.iterations", "em.reached", "em.iterations",
    ]
  }

  /// For each method, the share of starts from which it reached the best alone, and its median iterations.
  public var values: [String: ReportValue] {
    var values: [String: ReportValue] = [
      "starts": .integer(Set(runs.map(\.start)).count { $0 > 0 }), "found": .flag(isFound),
      "parameters": .integer(names.count),
      "nodes": .integer(nodes), "quadrature-error": .number(quadratureError),
      "reference-loss": .number(referenceLoss), "entropy": .number(entropy), "best.count": .integer(best.count),
    ]
    for method in Method.allCases {
      let own = runs.filter { $0.method == method && $0.start > 0 }
      guard !own.isEmpty else { continue }
      values["\(method.rawValue).reached"] = .number(
        Double(own.count { $0.searched <= tolerance }) / Double(own.count))
      values["\(method.rawValue).iterations"] = .number(median(own.map { Double($0.iterations) }))
    }
    return values
  }
}
