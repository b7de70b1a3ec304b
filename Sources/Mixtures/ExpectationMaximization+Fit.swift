public import LinearAlgebra
public import Randomness
public import RowBlocks

extension ExpectationMaximization {
  /// Fits a mixture to points, N×D.
  ///
  /// A restart that fails is recorded in the result; the fit fails when all do.
  ///
  /// - Parameters:
  ///   - points: The points, all finite.
  ///   - stream: What the starts are drawn from; each start has a stream of its own below it.
  ///   - state: Where an earlier call with the same arguments stopped.
  ///   - report: Hears of each M-step.
  /// - Returns: The best of the restarts.
  /// - Complexity: O(N·K·D²) an iteration for full and tied covariances, O(N·K·D) for the others.
  /// - Throws: ``FitError``, the first restart's.
  public func fit(
    _ points: Matrix<Double>, using stream: inout RandomStream, resuming state: FittingState? = nil,
    report: (FittingState) -> Void = { _ in }
  ) throws(FitError) -> Fit {
    try inMemory {
      let spread = try FeatureSpread(of: RowBlocks(points), components: components)
      let blocks = PointBlocks(points)
      let climb = Climb(by: Passes(over: points, blocks, components: components), spread, settings: self)
      let streams = RandomStream(seed: stream.next())
      var (best, finished) = (state?.best, state?.finished ?? [])
      var underway = state
      for restart in finished.count..<max(restarts, 1) {
        do {
          var own = streams.child(restart)
          let model = try underway?.model ?? begin(on: points, blocks, floors: climb.floors, using: &own)
          let begun = FittingState(finished: finished, best: best, model: model, trace: underway?.trace ?? [])
          let fit = try climb.run(from: begun, report: report)
          finished.append(
            .fitted(meanLogLikelihood: fit.meanLogLikelihood, iterations: fit.iterations, fit.outcome))
          if fit.meanLogLikelihood > best?.meanLogLikelihood ?? -.infinity { best = fit }
        } catch let error as FitError {
          finished.append(.failed(error))
        }
        underway = nil
      }
      best?.restarts = finished
      guard let best else { throw finished.firstError }
      return best
    }
  }

  /// Fits a mixture to points that are read block by block, so that memory does not grow with their number.
  ///
  /// Departure: starts and restarts are drawn from and fitted to a random sample of the points
  /// (``startPoints(of:components:)``); from the best of them iterations over all points go on until these converge, the
  /// same as if the points were in memory.
  ///
  /// - Parameters:
  ///   - points: The points.
  ///   - stream: What the sample and the starts are drawn from.
  ///   - state: Where an earlier call with the same arguments stopped.
  ///   - report: Hears of each M-step; once as many starts have finished as are tried, of those over all points.
  /// - Returns: The fit; its restarts are those on the sample.
  /// - Complexity: O(N·K·D²) an iteration for full and tied covariances, O(N·K·D) for the others; the memory is that of the
  ///   sample, and 16 times that of the mixture.
  /// - Throws: ``FitError``, and what reading the points throws.
  public func fit(
    blocks points: RowBlocks, using stream: inout RandomStream, resuming state: FittingState? = nil,
    report: (FittingState) -> Void = { _ in }
  ) throws -> Fit {
    let spread = try FeatureSpread(of: points, components: components)
    let climb = Climb(by: Passes(over: points), spread, settings: self)
    if let state, state.finished.count >= max(restarts, 1) { return try climb.run(from: state, report: report) }
    let startPoints = Self.startPoints(of: points.rows, components: components)
    var draws = stream.child("sample")
    let sample = try points.rows(at: sortedSample(startPoints, of: points.rows, using: &draws))
    let start = try fit(sample, using: &stream, resuming: state, report: report)
    let begun = FittingState(finished: start.restarts, best: nil, model: start.model, trace: [])
    return try climb.run(from: begun, report: report)
  }

  /// How many points the starts of a fit in blocks are drawn from: 200,000, or 50 a component where that is more.
  public static func startPoints(of points: Int, components: Int) -> Int {
    min(points, max(200_000, 50 * components))
  }
}

/// Returns what a body makes of points in memory: nothing is read that could fail, so that it throws only what is wrong with
/// the points.
func inMemory<Value>(_ body: () throws -> Value) throws(FitError) -> Value {
  do {
    return try body()
  } catch let error as FitError {
    throw error
  } catch {
    fatalError("points in memory were not read: \(error)")
  }
}

/// Numbers below a bound, so many different ones, uniformly at random, ascending.
///
/// Source: Knuth, The Art of Computer Programming, volume 2, 3.4.2, algorithm S.
private func sortedSample(_ count: Int, of bound: Int, using stream: inout RandomStream) -> [Int] {
  var chosen: [Int] = []
  chosen.reserveCapacity(count)
  for number in 0..<bound where chosen.count < count {
    if Double(bound - number) * stream.uniform() < Double(count - chosen.count) { chosen.append(number) }
  }
  return chosen
}

extension [Restart] {
  /// The error of the first that failed.
  fileprivate var firstError: FitError {
    for case .failed(let error) in self { return error }
    return .noChoice
  }
}
