public import Mixtures
public import Probability
public import Randomness
public import RowBlocks

/// A mixture that was fitted to points which were read block by block, and how it came about.
public struct BlockFit: Equatable, Sendable {
  /// The fitted mixture.
  public let model: GaussianMixture
  /// The mean log-likelihood of a point, in nats, before each M-step over all points.
  public let trace: [Double]
  /// Why the iterations over all points ended.
  public let outcome: Fit.Outcome
  /// The mean log-likelihood of a point under the fitted mixture, in nats.
  public let meanLogLikelihood: Double
  /// How many components have a direction in which points spread no more than the floor of variances.
  public let flooredComponents: Int
  /// How many points the starts were drawn from and fitted to.
  public let startPoints: Int
  /// How each start ended, on these points.
  public let restarts: [Restart]
}

extension ExpectationMaximization {
  /// How many points the starts of a fit in blocks are drawn from: 200,000, or 50 a component where that is more.
  public static func startPoints(of points: Int, components: Int) -> Int {
    min(points, max(200_000, 50 * components))
  }

  /// Fits a mixture to points that are read block by block, so that memory does not grow with their number.
  ///
  /// Departure: starts and restarts are drawn from and fitted to a random sample of the points
  /// (`startPoints(of:components:)`), as by `fit(_:using:resuming:report:)`; from the best of them iterations over all
  /// points go on until these converge. Sums are taken in as many parts as do not depend on the machine.
  ///
  /// - Parameters:
  ///   - points: The points.
  ///   - stream: What the sample and the starts are drawn from.
  ///   - state: Where an earlier call with the same arguments stopped.
  ///   - report: Hears of each M-step; once as many starts have finished as are tried, of those over all points.
  /// - Returns: The fit.
  /// - Complexity: O(N·K·D²) an iteration for full and tied covariances, O(N·K·D) for the others; the memory is that of the
  ///   sample, and 16 times that of the mixture.
  /// - Throws: `FitError`, and what reading the points throws.
  public func fit(
    blocks points: RowBlocks, using stream: inout RandomStream, resuming state: FittingState? = nil,
    report: (FittingState) -> Void = { _ in }
  ) throws -> BlockFit {
    let spread = try FeatureSpread(of: points, components: components)
    let climb = BlockClimb(points, settings: self, spread)
    let startPoints = Self.startPoints(of: points.rows, components: components)
    var begun = state
    if (state?.finished.count ?? 0) < max(restarts, 1) {
      var draws = stream.child("sample")
      let sample = try points.rows(at: sortedSample(startPoints, of: points.rows, using: &draws))
      let start = try fit(sample, using: &stream, resuming: state, report: report)
      begun = FittingState(finished: start.restarts, best: nil, model: start.model, trace: [])
    }
    guard let begun else { throw FitError.noChoice }
    return try climb.run(from: begun, startPoints: startPoints, report: report)
  }
}

/// Numbers below a bound, so many different ones, uniformly at random, ascending.
///
/// Source: Knuth, The Art of Computer Programming, volume 2, 3.4.2, algorithm S.
func sortedSample(_ count: Int, of bound: Int, using stream: inout RandomStream) -> [Int] {
  var chosen: [Int] = []
  chosen.reserveCapacity(count)
  for number in 0..<bound where chosen.count < count {
    if Double(bound - number) * stream.uniform() < Double(count - chosen.count) { chosen.append(number) }
  }
  return chosen
}
