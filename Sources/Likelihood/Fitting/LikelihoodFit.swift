/// A fitted model, and how it came about.
public struct LikelihoodFit: Equatable, Sendable, Codable {
  /// Why a fit ended.
  public enum Outcome: String, Equatable, Sendable, Codable {
    /// A step gained less than the tolerance.
    case converged
    /// No step that gains could be found.
    case stalled
    /// The iterations or evaluations ran out.
    case ranOut
  }

  /// The fitted model.
  public let model: PiecewiseAffineModel
  /// Its mean negative log-likelihood, in nats.
  public let loss: Double
  /// The lowest loss so far, in nats: of L-BFGS after each evaluation, of EM before each iteration. It never rises.
  public let trace: [Double]
  /// The number of passes over the observations, each of which takes about the same time.
  public let evaluations: Int
  /// Why the fit ended.
  public let outcome: Outcome

  /// The length of the trace.
  public var iterations: Int { trace.count }
}
