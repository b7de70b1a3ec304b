public import Probability

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
