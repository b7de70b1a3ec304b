public import Probability

/// Fits Gaussian mixtures by expectation-maximization (Dempster, Laird and Rubin, 1977).
///
///     var stream = RandomStream(seed: 1)
///     let fit = try ExpectationMaximization(family: .full, components: 3).fit(points, using: &stream)
public struct ExpectationMaximization: Equatable, Sendable {
  /// Where the iterations begin.
  public enum Start: Equatable, Sendable {
    /// Centres by k-means++, each point given to the nearest.
    case kMeansPlusPlus
    /// The same, and then Lloyd's k-means.
    case kMeans
    /// Responsibilities at random.
    case randomResponsibilities
    /// A mixture of the same family; further restarts would repeat it.
    case given(GaussianMixture)
  }

  /// How the components' covariances may differ.
  public var family: CovarianceFamily
  /// K.
  public var components: Int
  /// Where the iterations begin.
  public var start: Start
  /// The number of starts, of which the one with the highest likelihood is kept.
  public var restarts: Int
  /// Added to each variance at each M-step, so that a covariance cannot become singular: in squared units of the data,
  /// or where it is nil a millionth of the variance that the feature has over all points, so that a fit does not depend on
  /// the units.
  ///
  /// Departure: with it, a step does not maximise the likelihood exactly.
  public var floor: Double?
  /// A component that holds fewer points than this has collapsed, which is an error.
  public var smallestCount: Double
  /// The iterations end when the mean log-likelihood changes by less than this, in nats; 0 runs them all.
  public var tolerance: Double
  /// The most M-steps.
  public var iterations: Int

  /// Creates a way of fitting.
  public init(
    family: CovarianceFamily, components: Int, start: Start = .kMeansPlusPlus, restarts: Int = 1, floor: Double? = nil,
    smallestCount: Double = 0.5, tolerance: Double = 1e-6, iterations: Int = 500
  ) {
    self.family = family
    self.components = components
    self.start = start
    self.restarts = restarts
    self.floor = floor
    self.smallestCount = smallestCount
    self.tolerance = tolerance
    self.iterations = iterations
  }
}
