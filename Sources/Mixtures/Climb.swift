private import Probability
private import RowBlocks

/// The iterations of fits to given points.
struct Climb {
  /// What is added to variances.
  let floors: VarianceFloors
  private let passes: Passes
  private let settings: ExpectationMaximization
  /// The variance of each feature over all points.
  private let spread: [Double]

  /// Prepares iterations over points whose spread shows that they can be fitted.
  init(by passes: Passes, _ spread: FeatureSpread, settings: ExpectationMaximization) {
    floors = VarianceFloors(settings.floor, variances: spread.variances, means: spread.means)
    self.passes = passes
    self.settings = settings
    self.spread = spread.variances
  }

  /// Climbs until the likelihood changes no more, or the iterations run out.
  ///
  /// - Throws: ``FitError``, and what reading the points throws.
  func run(from begun: FittingState, report: (FittingState) -> Void) throws -> Fit {
    var state = begun
    while state.trace.count < settings.iterations {
      let (mean, moments) = try pass(under: state, withMoments: true)
      if let last = state.trace.last, abs(mean - last) < settings.tolerance { return fit(state, .converged, mean) }
      state.trace.append(mean)
      state.model = try moments.maximized(
        family: settings.family, floors: floors, smallestCount: settings.smallestCount, iteration: state.trace.count)
      report(state)
    }
    return fit(state, .ranOut, try pass(under: state, withMoments: false).meanLogLikelihood)
  }

  private func pass(
    under state: FittingState, withMoments: Bool
  ) throws -> (meanLogLikelihood: Double, moments: Moments) {
    let iteration = state.trace.count
    let whitenings = try Whitenings(state.model, spread: spread, iteration: iteration)
    let found = try passes.found(under: state.model, whitenings, withMoments: withMoments)
    guard found.logLikelihood.isFinite else { throw FitError.overflow(iteration: iteration) }
    return (found.logLikelihood / Double(passes.points.rows), found.moments)
  }

  private func fit(_ state: FittingState, _ outcome: Fit.Outcome, _ meanLogLikelihood: Double) -> Fit {
    Fit(
      model: state.model, trace: state.trace, outcome: outcome, meanLogLikelihood: meanLogLikelihood,
      points: passes.points.rows, flooredComponents: floors.flooredComponents(of: state.model),
      restarts: state.finished)
  }
}
