public import Probability

/// A fitted mixture, and how it came about.
public struct Fit: Equatable, Sendable, Codable {
  /// Why the iterations ended.
  public enum Outcome: String, Equatable, Sendable, Codable {
    /// The mean log-likelihood changed by less than the tolerance.
    case converged
    /// The iterations ran out.
    case ranOut
  }

  /// The fitted mixture.
  public let model: GaussianMixture
  /// The mean log-likelihood of a point, in nats, before each M-step. Without a covariance floor it never falls but
  /// for rounding; a floor may lower it, by about the floor over the smallest variance.
  public let trace: [Double]
  /// Why the iterations ended.
  public let outcome: Outcome
  /// The mean log-likelihood of a point under the fitted mixture, in nats.
  public let meanLogLikelihood: Double
  /// The number of points.
  public let points: Int
  /// The components with a direction in which points spread no more than the covariance floor, so that their share in the
  /// likelihood is the floor's doing: points that coincide, or lie in a plane.
  public let flooredComponents: [Int]
  /// How each start ended, in order; the model is from the best.
  public internal(set) var restarts: [Restart]

  /// The number of M-steps.
  public var iterations: Int { trace.count }

  /// Σₙ log p(xₙ), in nats.
  public var logLikelihood: Double { meanLogLikelihood * Double(points) }

  /// Schwarz's criterion, −2·log-likelihood + parameters·log N: the less the better.
  public var bic: Double { model.bic(logLikelihood: logLikelihood, points: points) }

  /// Akaike's criterion, −2·log-likelihood + 2·parameters: the less the better.
  public var aic: Double { model.aic(logLikelihood: logLikelihood) }
}

/// How one start of several ended.
public enum Restart: Equatable, Sendable, Codable {
  /// With this mean log-likelihood, after this many iterations.
  case fitted(meanLogLikelihood: Double, iterations: Int, Fit.Outcome)
  /// With an error.
  case failed(FitError)
}

/// How far a fit has come after an M-step; from here it goes on to the same bits as if it had not stopped.
public struct FittingState: Equatable, Sendable, Codable {
  /// How the starts before this one ended.
  public var finished: [Restart]
  /// The best of these.
  public var best: Fit?
  /// The mixture of the present start.
  public var model: GaussianMixture
  /// Its mean log-likelihood before each M-step.
  public var trace: [Double]

  /// Creates a state, as a reader of checkpoints does.
  public init(finished: [Restart], best: Fit?, model: GaussianMixture, trace: [Double]) {
    self.finished = finished
    self.best = best
    self.model = model
    self.trace = trace
  }
}
