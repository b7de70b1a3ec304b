private import Checkpoints
public import Interchange
private import LinearAlgebra
internal import Memory
public import Mixtures
public import Parameters
private import Probability
private import Randomness
public import Stages

/// Fits a Gaussian mixture to points by expectation-maximization.
public struct FitMixture: Stage {
  public static let name = "fit-mixture"
  public static let summary =
    "Fits a Gaussian mixture to points by expectation-maximization; of more than a million points, which are read in "
    + "blocks, the starts are on a sample of 200,000, or of 50 a component."

  /// Where the iterations begin, as a notebook says it.
  public enum Start: String, CaseIterable, Sendable {
    case kMeansPlusPlus = "k-means++"
    case kMeans = "k-means"
    case random
  }

  /// How it fits.
  public let settings: ExpectationMaximization
  public let seed: UInt64

  public init(from reader: inout ParameterReader) throws(NotebookError) {
    settings = ExpectationMaximization(
      family: try reader.choice("covariances", "The family of the covariances.", default: .full),
      components: try reader.integer("components", "How many components the mixture has, K.", in: 1...100_000),
      start: try reader.choice("start", "Where the iterations begin.", of: Start.self, default: .kMeansPlusPlus)
        .beginning,
      restarts: try reader.integer(
        "restarts", "How many starts are tried; the best is kept.", in: 1...10_000, default: 1),
      floor: reader.has("floor")
        ? try reader.number(
          "floor",
          "Added to each variance, in squared units of the points; without it, a millionth of the feature's variance.",
          in: 0...1e12) : nil,
      tolerance: try reader.number(
        "tolerance", "The gain in the mean log-likelihood, in nats, below which the iterations end.", in: 0...1e6,
        default: 1e-6),
      iterations: try reader.integer("iterations", "The most iterations of one start.", in: 1...1_000_000, default: 500)
    )
    seed = try reader.seed()
  }

  public func run(_ input: Points, in context: StageContext) throws -> FittedMixture {
    try checkMemory(points: input.coordinates.rows, features: input.coordinates.columns)
    var stream = RandomStream(seed: seed).child(Self.name)
    let checkpoint = FitCheckpoint(context)
    let fit = try settings.fit(input.coordinates, using: &stream, resuming: try checkpoint.load()) { state in
      tell(state, context)
      checkpoint.saveNowAndThen(state)
    }
    tell(fit.restarts, context)
    return fitted(fit, context)
  }

  /// What a fit found, of which the log tells what may be wrong with it.
  func fitted(_ fit: Fit, _ context: StageContext) -> FittedMixture {
    let fitted = FittedMixture(
      fit.model, trace: fit.trace, meanLogLikelihood: fit.meanLogLikelihood, points: fit.points,
      converged: fit.outcome == .converged, flooredComponents: fit.flooredComponents.count)
    for warning in fitted.warnings { context.log("warning: \(warning)") }
    return fitted
  }

  /// Throws where the components do not fit into memory, several times as they are while it fits; or where a random start
  /// does not, which draws each responsibility.
  ///
  /// - Parameters:
  ///   - points: How many points are held in memory.
  ///   - features: How many features these have.
  ///   - copies: How many times the components are there at once.
  /// - Throws: `MemoryError`.
  func checkMemory(points: Int, features: Int, copies: Double = 4) throws(MemoryError) {
    let components = Double(settings.components)
    let width = settings.family == .full ? Double(features) * Double(features) : Double(features)
    let drawn = settings.start == .randomResponsibilities ? 16 * Double(points) * components : 0
    try Memory.checkMemory(
      8 * copies * components * width + drawn,
      of: "\(settings.components) components of \(features) features with \(points) points",
      advice: "lower 'components', or choose other 'covariances' or another 'start'")
  }

  /// Says how each start ended.
  func tell(_ restarts: [Restart], _ context: StageContext) {
    for (number, restart) in restarts.enumerated() { context.log(restart.line(number + 1, of: settings.restarts)) }
  }

  /// Says how far the fit is: at its start, at each restart, and every tenth iteration.
  func tell(_ state: FittingState, _ context: StageContext) {
    let (restart, iteration) = (state.finished.count + 1, state.trace.count)
    guard iteration == 1 || iteration % 10 == 0, let latest = state.trace.last else { return }
    let part = Double(iteration) / Double(settings.iterations)
    let place = "restart \(restart) of \(settings.restarts), iteration \(iteration)"
    context.progress((Double(restart - 1) + part) / Double(settings.restarts), place)
    context.log("\(place): mean log-likelihood \(latest)")
  }
}

extension FitMixture.Start {
  fileprivate var beginning: ExpectationMaximization.Start {
    switch self {
    case .kMeansPlusPlus: .kMeansPlusPlus
    case .kMeans: .kMeans
    case .random: .randomResponsibilities
    }
  }
}

extension Restart {
  /// How it ended, for the log.
  fileprivate func line(_ number: Int, of count: Int) -> String {
    switch self {
    case .fitted(let likelihood, let iterations, .converged):
      "restart \(number) of \(count) converged after \(iterations) iterations: mean log-likelihood \(likelihood)"
    case .fitted(let likelihood, let iterations, .ranOut):
      "restart \(number) of \(count) ran out after \(iterations) iterations: mean log-likelihood \(likelihood); "
        + "raise 'iterations' or 'tolerance'"
    case .failed(let error): "restart \(number) of \(count) failed: \(error)"
    }
  }
}
