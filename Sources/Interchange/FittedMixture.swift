public import Probability
public import Stages

/// A Gaussian mixture that was fitted to points, and how the fit went.
///
/// | file | entries | shape |
/// | --- | --- | --- |
/// | `weights.npy` | π, `<f8` | K |
/// | `means.npy` | μ, `<f8` | K×D |
/// | `covariances.npy` | Σ, `<f8` | K×D×D full, D×D tied, K×D diagonal, K spherical |
/// | `trace.npy` | the mean log-likelihood before each iteration, nats, `<f8` | iterations |
/// | `fit.json` | the covariance family, the number of points, the log-likelihood, the outcome | |
public struct FittedMixture: Artifact, Equatable {
  /// The mixture.
  public let model: GaussianMixture
  /// The mean log-likelihood of a point before each iteration, in nats.
  public let trace: [Double]
  /// The mean log-likelihood of a point under the model, in nats.
  public let meanLogLikelihood: Double
  /// The number of points that the model was fitted to.
  public let points: Int
  /// Whether the iterations ended because the likelihood changed no more.
  public let converged: Bool
  /// Where the mixture was chosen among several: by how much its BIC is less than the best of another size or family.
  public let margin: Double?

  /// Creates a fitted mixture.
  public init(
    _ model: GaussianMixture, trace: [Double], meanLogLikelihood: Double, points: Int, converged: Bool,
    margin: Double? = nil
  ) {
    self.model = model
    self.trace = trace
    self.meanLogLikelihood = meanLogLikelihood
    self.points = points
    self.converged = converged
    self.margin = margin
  }

  /// Σₙ log p(xₙ), in nats.
  public var logLikelihood: Double { meanLogLikelihood * Double(points) }

  /// Schwarz's criterion: the less the better.
  public var bic: Double { model.bic(logLikelihood: logLikelihood, points: points) }

  /// Akaike's criterion: the less the better.
  public var aic: Double { model.aic(logLikelihood: logLikelihood) }
}
