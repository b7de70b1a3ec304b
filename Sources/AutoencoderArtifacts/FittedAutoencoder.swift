public import Interchange
public import SafetensorsFormat
public import Stages

/// An autoencoder that was fitted to points, the codes that it gives them, and how the fit went.
///
/// | file | entries |
/// | --- | --- |
/// | `model.safetensors` | every parameter by name, F32; the metadata `configuration` is that of `model.json` |
/// | `model.json` | the configuration, and how the fit went |
/// | `learning-curve.csv` | a row an epoch: `epoch`, each term of the bound, `total`, in nats a point |
/// | `pretraining-curve.csv` | a row an epoch: `epoch`, `error`, in nats a point |
/// | the files of ``Codes`` | the codes of the points, their classes, the prior |
public struct FittedAutoencoder: Artifact, Equatable {
  /// How a fit ended, in numbers.
  public struct Outcome: Codable, Equatable, Sendable {
    /// The mean bound of a point, in nats, and its terms by name.
    public let bound: Double
    public let terms: [String: Double]
    /// The mean importance-weighted bound of a point, in nats: closer to log p(x) than the bound.
    public let importanceBound: Double
    /// σ of x given z; nil where the likelihood has none.
    public let deviation: Double?
    /// The bound with which each restart ended, in nats; nil for one that failed.
    public let restarts: [Double?]

    /// Creates an outcome.
    public init(
      bound: Double, terms: [String: Double], importanceBound: Double, deviation: Double?, restarts: [Double?]
    ) {
      self.bound = bound
      self.terms = terms
      self.importanceBound = importanceBound
      self.deviation = deviation
      self.restarts = restarts
    }

    enum CodingKeys: String, CodingKey {
      case bound, terms
      case importanceBound = "importance-bound"
      case deviation, restarts
    }
  }

  /// What it is made of.
  public let configuration: AutoencoderConfiguration
  /// Its parameters.
  public let tensors: [String: Tensor]
  /// The points' codes, with their classes where these are known, and the prior.
  public let codes: Codes
  /// The terms of the bound, epoch by epoch, and their sum, `total`.
  public let curve: LearningCurve
  /// By how much reconstructions missed the points in each pretraining epoch, in nats a point.
  public let pretrainingErrors: [Double]
  /// How the fit ended.
  public let outcome: Outcome

  /// Creates a fitted autoencoder.
  public init(
    configuration: AutoencoderConfiguration, tensors: [String: Tensor], codes: Codes, curve: LearningCurve,
    pretrainingErrors: [Double], outcome: Outcome
  ) {
    self.configuration = configuration
    self.tensors = tensors
    self.codes = codes
    self.curve = curve
    self.pretrainingErrors = pretrainingErrors
    self.outcome = outcome
  }
}
