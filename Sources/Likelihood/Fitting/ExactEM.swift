/// Fits a model by expectation-maximization with an exact E-step.
///
/// Given x, each piece and component has a probability, and z there is a Gaussian cut off at the ends of the piece, whose
/// moments are known. An iteration takes two steps, of which neither raises the loss:
///
/// 1. With the breakpoints fixed, f is linear in β and c. So λ, μ, s, β, c and σ have their maximum in closed form, from these
///    moments: weighted means, a linear regression, and its residual.
/// 2. The input weights and biases move the breakpoints, so they have none. They take a step of Gauss and Newton towards the
///    regression of x on z, and back off by halves until the likelihood of the observations itself is not lower (the ECME
///    algorithm of C. Liu and D. Rubin, Biometrika 81, 1994).
public struct ExactEM: Equatable, Sendable {
  /// The iterations end when one lowers the loss by less than this, in nats; 0 runs them all.
  public var tolerance: Double
  /// The most iterations.
  public var iterations: Int

  /// Creates a way of fitting.
  public init(tolerance: Double = 1e-10, iterations: Int = 2000) {
    (self.tolerance, self.iterations) = (tolerance, iterations)
  }

  /// The halvings of a step before it is given up.
  private static let halvings = 12

  /// Fits a model from a start; the loss never rises but for rounding.
  ///
  /// - Complexity: An iteration takes two passes of O(N·J·(h+1)·n) or a few more.
  /// - Throws: ``LikelihoodFitError``.
  public func fit(
    _ observations: Observations, from start: PiecewiseAffineModel
  ) throws(LikelihoodFitError) -> LikelihoodFit {
    var state = try State(start, observations)
    var trace: [Double] = []
    while trace.count < iterations {
      let before = state.loss
      trace.append(before)
      try state.maximizeInClosedForm(iteration: trace.count)
      state.moveBreakpoints(halvings: Self.halvings)
      if before - state.loss < tolerance { return state.fit(trace, .converged) }
    }
    return state.fit(trace, .ranOut)
  }
}

/// A model with the sums of its E-step.
private struct State {
  private let observations: Observations
  private var tables: PieceTables
  private var sums: PosteriorSums
  private var evaluations = 1

  init(_ model: PiecewiseAffineModel, _ observations: Observations) throws(LikelihoodFitError) {
    do throws(ModelError) { try model.check(observations.points) } catch { throw .model(error) }
    self.observations = observations
    tables = PieceTables(model)
    guard let sums = tables.posteriorSums(observations) else { throw .model(.zeroDensity) }
    self.sums = sums
  }

  var loss: Double { -sums.logLikelihood }

  func fit(_ trace: [Double], _ outcome: LikelihoodFit.Outcome) -> LikelihoodFit {
    LikelihoodFit(model: tables.model, loss: loss, trace: trace, evaluations: evaluations, outcome: outcome)
  }

  /// Takes a model whose loss is not higher; says whether it did.
  private mutating func take(_ model: PiecewiseAffineModel, slack: Double) -> Bool {
    let tables = PieceTables(model)
    evaluations += 1
    guard let sums = tables.posteriorSums(observations), -sums.logLikelihood <= loss + slack else { return false }
    (self.tables, self.sums) = (tables, sums)
    return true
  }

  mutating func maximizeInClosedForm(iteration: Int) throws(LikelihoodFitError) {
    let model = try sums.maximized(tables, iteration: iteration)
    guard model.noise >= observations.smallestNoise else { throw .degenerate(part: "noise", iteration: iteration) }
    // Theory says that the loss does not rise; rounding may make it so when nothing is left to gain.
    _ = take(model, slack: 1e-13 * (1 + abs(loss)))
  }

  mutating func moveBreakpoints(halvings: Int) {
    guard let step = sums.inputStep(tables) else { return }
    var length = 1.0
    for _ in 0..<halvings {
      if let model = tables.model.movingInputs(by: step, length: length), take(model, slack: 0) { return }
      length *= 0.5
    }
  }
}
