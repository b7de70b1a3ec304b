/// The numbers of a model x = f(z) + ε, f(z) = Σᵢ βᵢ·a(wᵢ·z + bᵢ) + c, with a mixture of J Gaussians as the prior of z.
///
/// | symbol | property | shape |
/// | --- | --- | --- |
/// | λ | `weights` | J |
/// | μ | `means` | J |
/// | s | `deviations` | J |
/// | w | `inputWeights` | h |
/// | b | `biases` | h |
/// | β | `outputWeights` | h rows of n |
/// | c | `shift` | n |
/// | σ | `noise` | |
public struct ModelNumbers: Codable, Equatable, Sendable {
  /// λ.
  public var weights: [Double]
  /// μ.
  public var means: [Double]
  /// s.
  public var deviations: [Double]
  /// w.
  public var inputWeights: [Double]
  /// b.
  public var biases: [Double]
  /// β, a row a unit.
  public var outputWeights: [[Double]]
  /// c.
  public var shift: [Double]
  /// The slope of a where its argument is negative: 0 for ReLU.
  public var leak: Double
  /// σ, the deviation of ε.
  public var noise: Double

  /// Creates it.
  public init(
    weights: [Double], means: [Double], deviations: [Double], inputWeights: [Double], biases: [Double],
    outputWeights: [[Double]], shift: [Double], leak: Double, noise: Double
  ) {
    self.weights = weights
    self.means = means
    self.deviations = deviations
    self.inputWeights = inputWeights
    self.biases = biases
    self.outputWeights = outputWeights
    self.shift = shift
    self.leak = leak
    self.noise = noise
  }

  /// J.
  public var components: Int { weights.count }
  /// h.
  public var units: Int { inputWeights.count }

  /// Whether there are as many of each as the table says.
  package var isConsistent: Bool {
    [means.count, deviations.count].allSatisfy { $0 == components } && components > 0
      && [biases.count, outputWeights.count].allSatisfy { $0 == units }
      && outputWeights.allSatisfy { $0.count == shift.count }
  }
}
