internal import Mixtures
internal import Probability
internal import RowBlocks

/// The iterations over all points, which are read anew in each.
struct BlockClimb {
  private let points: RowBlocks
  private let settings: ExpectationMaximization
  private let spread: FeatureSpread
  private let floors: [Double]

  /// Prepares points of a known spread.
  init(_ points: RowBlocks, settings: ExpectationMaximization, _ spread: FeatureSpread) {
    self.points = points
    self.settings = settings
    self.spread = spread
    floors = spread.floors(settings.floor)
  }

  /// Climbs until the likelihood changes no more, or the iterations run out.
  func run(
    from begun: FittingState, startPoints: Int, report: (FittingState) -> Void
  ) throws -> BlockFit {
    var state = begun
    func fit(_ outcome: Fit.Outcome, _ mean: Double) -> BlockFit {
      BlockFit(
        model: state.model, trace: state.trace, outcome: outcome, meanLogLikelihood: mean,
        flooredComponents: flooredComponents(of: state.model, floors: floors), startPoints: startPoints,
        restarts: state.finished)
    }
    while state.trace.count < settings.iterations {
      let found = try pass(under: state, withMoments: true)
      let mean = found.logLikelihood / Double(points.rows)
      if let last = state.trace.last, abs(mean - last) < settings.tolerance { return fit(.converged, mean) }
      state.trace.append(mean)
      state.model = try found.sums.maximized(
        family: settings.family, floors: floors, smallestCount: settings.smallestCount, iteration: state.trace.count)
      report(state)
    }
    return fit(.ranOut, try pass(under: state, withMoments: false).logLikelihood / Double(points.rows))
  }

  private func pass(under state: FittingState, withMoments: Bool) throws -> BlockPass.Found {
    let iteration = state.trace.count
    let whitenings = try ComponentWhitenings(state.model, variances: spread.variances, iteration: iteration)
    let found = try BlockPass(state.model, whitenings).found(in: points, withMoments: withMoments)
    guard found.logLikelihood.isFinite else { throw FitError.overflow(iteration: iteration) }
    return found
  }
}
