public import LinearAlgebra
public import Randomness

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
    try points.checkFits(components: components)
    let climb = Climb(points, settings: self)
    let streams = RandomStream(seed: stream.next())
    var (best, finished) = (state?.best, state?.finished ?? [])
    var underway = state
    for restart in finished.count..<max(restarts, 1) {
      do throws(FitError) {
        var own = streams.child(restart)
        let start = if let underway { underway.model } else { try climb.begin(using: &own) }
        let fit = try climb.run(from: start, trace: underway?.trace ?? []) { model, trace in
          report(FittingState(finished: finished, best: best, model: model, trace: trace))
        }
        finished.append(
          .fitted(meanLogLikelihood: fit.meanLogLikelihood, iterations: fit.iterations, fit.outcome))
        if fit.meanLogLikelihood > best?.meanLogLikelihood ?? -.infinity { best = fit }
      } catch {
        finished.append(.failed(error))
      }
      underway = nil
    }
    guard let best else { throw finished.firstError }
    return best.after(finished)
  }
}

extension Fit {
  /// The same fit, as the best of these restarts.
  fileprivate func after(_ restarts: [Restart]) -> Fit {
    Fit(
      model: model, trace: trace, outcome: outcome, meanLogLikelihood: meanLogLikelihood, points: points,
      flooredComponents: flooredComponents, restarts: restarts)
  }
}

extension [Restart] {
  /// The error of the first that failed.
  fileprivate var firstError: FitError {
    for case .failed(let error) in self { return error }
    return .noChoice
  }
}
